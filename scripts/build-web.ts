// Builds the console into web/dist, unless what is there was built from these very sources.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('../', import.meta.url))
const dist = join(root, 'web/dist')
/** Built aside and then put in place: a build that fails leaves the last one as it was. */
const aside = join(root, 'web/dist.new')
const mark = join(dist, '.sources')
const generated = join(root, 'web/shared/api/generated.ts')
const sources = [
  'scripts/build-web.ts',
  'web/index.html',
  'web/vite.config.ts',
  'web/public/**/*',
  'web/{app,features,shared}/**/*.{ts,tsx,css}',
  'package-lock.json',
]

/**
 * Builds the console with Vite when its sources changed since the last build, or when told to; gives its folder. Several
 * processes (test files, a start beside them) may ask at once: one builds, the others wait for it.
 */
export async function buildWeb({ force = false, log = (_: string) => {} }: { force?: boolean; log?: (message: string) => void } = {}) {
  const digest = digestOfSources()
  const built = () => existsSync(join(dist, 'index.html')) && existsSync(mark) && readFileSync(mark, 'utf8') === digest
  if (built() && !force) return dist
  await alone(async () => {
    if (built() && !force) return
    log('正在构建控制台……')
    try {
      await runVite()
      compressAll()
      writeFileSync(join(aside, '.sources'), digest)
      rmSync(dist, { recursive: true, force: true })
      renameSync(aside, dist)
    } finally {
      rmSync(aside, { recursive: true, force: true })
    }
  })
  return dist
}

/** In a process of its own: Vite takes the kind of build from NODE_ENV, which tests set to something else. */
async function runVite(): Promise<void> {
  const args = ['node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn', '--outDir', aside]
  const vite = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const stop = () => vite.kill()
  process.once('exit', stop)
  const [code] = await once(vite, 'exit')
  process.off('exit', stop)
  if (code !== 0) throw new Error('构建程序没有成功，原因见上')
}

/** What is smaller than a packet gains nothing. */
const worthCompressing = 1400

/** Lays a compressed form beside each file that gains by it: compressing at every request would cost more than it saves. */
function compressAll(): void {
  for (const file of globSync('**/*.{js,css,svg,html}', { cwd: aside })) {
    const path = join(aside, file)
    const bytes = readFileSync(path)
    if (bytes.length < worthCompressing) continue
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
  }
}

const waitMs = 100
const abandonedAfterMs = 120_000

/** Does the work while no other process of this checkout does; a lock left behind by one that died is taken over. */
async function alone(work: () => Promise<void>): Promise<void> {
  const lock = join(tmpdir(), `zhengyun-build-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`)
  while (!taken(lock)) {
    if (ageOf(lock) > abandonedAfterMs) rmSync(lock, { recursive: true, force: true })
    await sleep(waitMs)
  }
  const release = () => rmSync(lock, { recursive: true, force: true })
  process.once('exit', release)
  try {
    await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Zero for a lock that went away just now. */
const ageOf = (lock: string): number =>
  performance.timeOrigin + performance.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY)

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
