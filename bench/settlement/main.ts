import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { appRole, startEmbedded } from '../../src/app/embedded/index.ts'
import { migrate } from '../../src/app/migrate.ts'
import { connect } from '../../src/kernel/index.ts'
import { measureFloor } from './floor.ts'
import { buildProvince } from './province.ts'

// `npm run bench:settlement [-- MACHINES…]`: settles provinces of growing size on a database of its own, against the floor measured in the same run.

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0)
const seed = Number(process.env.BENCH_SEED ?? 20260101)
const turns = Number(process.env.BENCH_TURNS ?? 3)
const unitsMax = 1000

interface Settled {
  readonly statementId: string
  readonly lines: number
  readonly total: string
  readonly seconds: readonly number[]
  readonly memory: number
  readonly explained: readonly number[]
  readonly unitStatement: readonly number[]
  readonly sealed: number
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const p99 = (values: readonly number[]): number => values[Math.ceil(values.length * 0.99) - 1] ?? 0
const whole = (value: number) => Math.round(value).toLocaleString('en-US')

function settle(url: string, jurisdictionId: string, organisationId: string): Settled {
  const script = fileURLToPath(new URL('./settle.ts', import.meta.url))
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, url, jurisdictionId, organisationId, String(turns)], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Settled
}

const folder = mkdtempSync(join(tmpdir(), 'zhengyun-bench-'))
const cluster = await startEmbedded({ directory: join(folder, 'data'), log: () => {} })
try {
  await migrate({ ownerUrl: cluster.ownerUrl, appRole })
  const owner = connect({ url: cluster.ownerUrl, connectionsMax: 2 })
  console.log(`seed ${seed}, ${turns} turns each, medians; floor: binary COPY of the finished lines, one row a line, no index`)
  const costs: number[] = []
  for (const machines of sizes.length > 0 ? sizes : [10_000, 30_000, 100_000]) {
    const built = await buildProvince(owner, { machines, units: Math.min(unitsMax, Math.ceil(machines / 20)) }, seed)
    const settled = settle(cluster.appUrl, built.jurisdictionId, built.accountant)
    const floor = middle(await measureFloor(cluster.ownerUrl, settled.statementId, folder, turns))
    const end = middle(settled.seconds)
    costs.push((end / settled.lines) * 1e6)
    console.log(
      `\n${whole(machines)} machines, ${whole(built.resources)} resources, ${whole(built.allocations)} allocations, ${whole(settled.lines)} lines, ${settled.total} yuan`,
    )
    console.log(`floor ${floor.toFixed(2)} s (${whole(settled.lines / floor)} lines/s)`)
    console.log(
      `settlement ${end.toFixed(2)} s (${whole(settled.lines / end)} lines/s), indexes and digests included; ${costs.at(-1)?.toFixed(2)} µs a line`,
    )
    console.log(`peak memory ${whole(settled.memory)} MB`)
    console.log(
      `explaining one amount p99 ${p99(settled.explained).toFixed(1)} ms; statement of one unit p99 ${p99(settled.unitStatement).toFixed(1)} ms`,
    )
    console.log(`proof of every line by the database, digests anew and seal ${settled.sealed.toFixed(2)} s`)
    console.log(`ratio ${(end / floor).toFixed(2)}`)
  }
  console.log(`\ncost a line, smallest to largest: ${costs.map((cost) => cost.toFixed(2)).join(' → ')} µs`)
  await owner.destroy()
} finally {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
