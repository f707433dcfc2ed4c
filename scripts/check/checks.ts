import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { judgeDirections } from './directions.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { fewestModules } = createRequire(import.meta.url)('../../architecture.cjs') as { readonly fewestModules: number }

export interface Result {
  readonly passed: boolean
  readonly says: string
}

export interface Check {
  readonly name: string
  readonly run: () => Result
}

/** Runs a tool of node_modules on this very Node; what it prints is shown when it fails. */
function tool(name: string, script: string, ...args: readonly string[]): Check {
  return { name, run: () => run(script, args) }
}

const run = (script: string, args: readonly string[]) => runScript(`node_modules/${script}`, args)

function runScript(script: string, args: readonly string[]): Result & { readonly stdout: string } {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  const passed = status === 0
  return { passed, stdout, says: passed ? '' : `${stdout}${stderr}${error?.message ?? ''}` }
}

/** The console's types rest on the client made from the server's own description, which no repository holds. */
const client: Check = { name: 'client of the console', run: () => runScript('scripts/build-web.ts', ['--types']) }

const directions: Check = {
  name: 'import directions',
  run() {
    const parts = ['src', 'web'].filter((part) => existsSync(`${root}${part}`))
    const { stdout, says } = run('dependency-cruiser/bin/dependency-cruiser.mjs', [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      ...parts,
    ])
    return judgeDirections(stdout, fewestModules) ?? { passed: false, says }
  },
}

export const checks: readonly Check[] = [
  tool('types of the server', 'typescript/bin/tsc', '-p', '.'),
  client,
  tool('types of the console', 'typescript/bin/tsc', '-p', 'web'),
  tool('lint and format', '@biomejs/biome/bin/biome', 'ci', '--reporter=summary', '.'),
  directions,
  tool('unused code and dependencies', 'knip/bin/knip.js'),
]
