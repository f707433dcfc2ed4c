import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { appRole, startEmbedded } from '../../src/app/embedded/index.ts'
import { migrate } from '../../src/app/migrate.ts'
import { connect } from '../../src/kernel/index.ts'
import { createFloor } from './floor.ts'
import { buildProvince } from './province.ts'

// `npm run bench:settlement [-- MACHINES…]`: settles provinces of growing size on a database of its own, against the floor measured in the same run.

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0)
const seed = Number(process.env.BENCH_SEED ?? 20260101)
const turns = Number(process.env.BENCH_TURNS ?? 3)
const unitsMax = 1000

/** What the settling process tells of an act; of its memory, the most it ever had. */
interface Told {
  readonly memory: number
}
interface Accounted extends Told {
  readonly seconds: number
  readonly statementId: string
  readonly lines: number
  readonly total: string
}
interface Asked extends Told {
  readonly explained: readonly number[]
  readonly unitStatement: readonly number[]
}
interface Sealed extends Told {
  readonly sealed: number
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const p99 = (values: readonly number[]): number => values[Math.ceil(values.length * 0.99) - 1] ?? 0
const whole = (value: number) => Math.round(value).toLocaleString('en-US')

function settling(url: string, jurisdictionId: string, organisationId: string) {
  const child = fork(fileURLToPath(new URL('./settle.ts', import.meta.url)), [url, jurisdictionId, organisationId])
  const tell = <T extends Told>(act: string) =>
    new Promise<T>((resolve, reject) => {
      const onExit = (code: number | null) => reject(new Error(`settling ended with ${code}`))
      child.once('exit', onExit).once('message', (told) => {
        child.off('exit', onExit)
        resolve(told as T)
      })
      child.send(act)
    })
  return { tell, end: () => child.disconnect() }
}

const folder = mkdtempSync(join(tmpdir(), 'zhengyun-bench-'))
const cluster = await startEmbedded({ directory: join(folder, 'data'), log: () => {} })
try {
  await migrate({ ownerUrl: cluster.ownerUrl, appRole })
  const owner = connect({ url: cluster.ownerUrl, connectionsMax: 2 })
  const admin = connect({ url: cluster.adminUrl, connectionsMax: 1 })
  // Neither pays for what the other has left to be brought to the disk.
  const onDisk = () => sql`checkpoint`.execute(admin)
  console.log(`seed ${seed}, ${turns} turns each, medians; floor: binary COPY of the finished lines, one row a line, no index`)
  const costs: number[] = []
  for (const machines of sizes.length > 0 ? sizes : [10_000, 30_000, 100_000]) {
    const built = await buildProvince(owner, { machines, units: Math.min(unitsMax, Math.ceil(machines / 20)) }, seed)
    const { tell, end } = settling(cluster.appUrl, built.jurisdictionId, built.accountant)
    const pairs: { accounted: Accounted; floor: number }[] = []
    // Turn about, so that a machine that is slower for a while is so for both.
    const floor = await createFloor(cluster.ownerUrl, folder)
    for (let turn = 0; turn < turns; turn++) {
      await onDisk()
      const accounted = await tell<Accounted>('account')
      await onDisk()
      pairs.push({ accounted, floor: await floor.measure(accounted.statementId) })
    }
    await floor.end()
    const asked = await tell<Asked>('ask')
    const sealed = await tell<Sealed>('seal')
    end()
    const { lines, total } = (pairs.at(-1) as (typeof pairs)[number]).accounted
    const [seconds, floors] = [middle(pairs.map(({ accounted }) => accounted.seconds)), middle(pairs.map(({ floor }) => floor))]
    costs.push((seconds / lines) * 1e6)
    console.log(
      `\n${whole(machines)} machines, ${whole(built.resources)} resources, ${whole(built.allocations)} allocations, ${whole(lines)} lines, ${total} yuan`,
    )
    console.log(`floor ${floors.toFixed(2)} s (${whole(lines / floors)} lines/s)`)
    console.log(
      `settlement ${seconds.toFixed(2)} s (${whole(lines / seconds)} lines/s), indexes and digests included; ${costs.at(-1)?.toFixed(2)} µs a line`,
    )
    console.log(`peak memory ${whole(Math.max(...pairs.map(({ accounted }) => accounted.memory)))} MB`)
    console.log(
      `explaining one amount p99 ${p99(asked.explained).toFixed(1)} ms; statement of one unit p99 ${p99(asked.unitStatement).toFixed(1)} ms`,
    )
    console.log(`proof of every line by the database, digests anew and seal ${sealed.sealed.toFixed(2)} s`)
    console.log(`ratio ${middle(pairs.map(({ accounted, floor }) => accounted.seconds / floor)).toFixed(2)}`)
  }
  console.log(`\ncost a line, smallest to largest: ${costs.map((cost) => cost.toFixed(2)).join(' → ')} µs`)
  await owner.destroy()
  await admin.destroy()
} finally {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
