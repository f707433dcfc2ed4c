// Builds the console into web/dist, unless what is there was built from these very sources.
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const mark = join(root, 'web/dist/.sources')
const generated = join(root, 'web/shared/api/generated.ts')
const sources = [
  'web/index.html',
  'web/vite.config.ts',
  'web/public/**/*',
  'web/{app,features,shared}/**/*.{ts,tsx,css}',
  'package-lock.json',
]

/** Builds the console with Vite when its sources changed since the last build, or when told to. Tells where it stands. */
export async function buildWeb({ force = false, log = (_: string) => {} }: { force?: boolean; log?: (message: string) => void } = {}) {
  const outDir = dirname(mark)
  const digest = digestOfSources()
  if (!force && existsSync(join(outDir, 'index.html')) && existsSync(mark) && readFileSync(mark, 'utf8') === digest) return outDir
  log('正在构建控制台……')
  const { build } = await import('vite')
  await build({ configFile: join(root, 'web/vite.config.ts'), logLevel: 'warn', mode: 'production' })
  writeFileSync(mark, digest)
  return outDir
}

/** Writes web/shared/api/generated.ts: the client's types, from the server's own description of its operations. */
export async function generateClient(): Promise<void> {
  const [{ openapiDocument }, { default: openapiTS, astToString }] = await Promise.all([
    import('../src/app/openapi.ts'),
    import('openapi-typescript'),
  ])
  const text = astToString(await openapiTS(forClient(await openapiDocument()) as never))
  mkdirSync(dirname(generated), { recursive: true })
  if (!existsSync(generated) || readFileSync(generated, 'utf8') !== text) writeFileSync(generated, text)
}

/** The client is created on `/api/v1`; its paths are those below. */
function forClient(document: object): object {
  const { paths = {} } = document as { paths?: Record<string, unknown> }
  return {
    ...document,
    paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [path.replace(/^\/api\/v1(?=\/)/, ''), withoutHeaders(item)])),
  }
}

/** Headers (`Idempotency-Key`, `If-Match`) are set by the client itself, not by each of its calls. */
const withoutHeaders = (item: unknown): unknown =>
  Object.fromEntries(
    Object.entries(item as Record<string, { parameters?: { in: string }[] }>).map(([method, operation]) => [
      method,
      operation.parameters
        ? { ...operation, parameters: operation.parameters.filter((parameter) => parameter.in !== 'header') }
        : operation,
    ]),
  )

/** The types are left out: what is bundled does not depend on them. */
function digestOfSources(): string {
  const hash = createHash('sha256')
  for (const file of globSync(sources, { cwd: root }).sort()) {
    if (file.endsWith('generated.ts')) continue
    const path = join(root, file)
    if (/\.[a-z]+$/.test(file)) hash.update(`${file}\0`).update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2)
  await generateClient()
  if (!asked.includes('--types')) console.log(`控制台已构建：${await buildWeb({ force: asked.includes('--force'), log: console.log })}`)
}
