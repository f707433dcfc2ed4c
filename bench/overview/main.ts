import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appRole, startEmbedded } from '../../src/app/embedded/index.ts'
import { loadLaw } from '../../src/app/law-files.ts'
import { migrate } from '../../src/app/migrate.ts'
import type { OfficeActor } from '../../src/identity/index.ts'
import { connect, type Database, instant } from '../../src/kernel/index.ts'
import { createOverview, type Overview } from '../../src/overview/index.ts'
import { buildProvince, type Province } from './province.ts'
import { biggestFigures, countPlainly, floors, type Panel, people, period } from './reading.ts'

// `npm run bench:overview [-- SYSTEMS]`: how long people wait for each panel of the overview and for the longest list behind each of its measures, in a province of so many systems, ten times
// as many resources and five times as many cases, on a database of its own; the floor is a plain count of the same rows in the same run.

const systems = Number(process.argv[2] ?? 10_000)
const seed = Number(process.env.BENCH_SEED ?? 20251215)
const turns = Number(process.env.BENCH_TURNS ?? 5)
const whole = (value: number) => value.toLocaleString('en-US')

/** Medians of so many turns, in milliseconds: of the act, and of the floor turn about with it, so that a machine that is slower for a while is so for both. */
async function measured(act: () => Promise<unknown>, floor: () => Promise<unknown>) {
  const took = async (each: () => Promise<unknown>) => {
    const begun = performance.now()
    await each()
    return performance.now() - begun
  }
  const pairs: { readonly act: number; readonly floor: number }[] = []
  for (let turn = 0; turn < turns; turn += 1) pairs.push({ floor: await took(floor), act: await took(act) })
  const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return { act: middle(pairs.map(({ act: each }) => each)), floor: middle(pairs.map(({ floor: each }) => each)) }
}

const line = (name: string, { act, floor }: { readonly act: number; readonly floor: number }, says: string) =>
  console.log(
    `${name.padEnd(34)}${act.toFixed(0).padStart(6)} ms   floor ${floor.toFixed(1).padStart(6)} ms   ratio ${(act / floor).toFixed(1).padStart(6)}   ${says}`,
  )

async function measure(db: Database, overview: Overview, who: string, actor: OfficeActor, slowest: { ms: number }): Promise<void> {
  for (const panel of Object.keys(floors) as Panel[]) {
    const floor = () => countPlainly(db, panel)
    const told = await measured(() => overview.panel(actor, panel, period), floor)
    slowest.ms = Math.max(slowest.ms, told.act)
    line(`${who} ${panel}`, told, 'panel')
    for (const { measure: id, column, count } of await biggestFigures(overview, actor, panel)) {
      const list = await measured(() => overview.behind(actor, period, { measure: id, column, limit: 100 }), floor)
      slowest.ms = Math.max(slowest.ms, list.act)
      line(`  behind ${id} ${column}`, list, `first 100 of ${whole(count)}`)
    }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'zhengyun-overview-'))
const cluster = await startEmbedded({ directory: join(folder, 'data'), log: () => {} })
try {
  await migrate({ ownerUrl: cluster.ownerUrl, appRole })
  const [owner, db] = [connect({ url: cluster.ownerUrl }), connect({ url: cluster.appUrl })]
  const begun = performance.now()
  const province: Province = await buildProvince(owner, systems, seed)
  console.log(
    `seed ${seed}: ${whole(systems)} systems, ${whole(systems * 10)} resources, ${whole(systems * 5)} cases in ${((performance.now() - begun) / 1000).toFixed(0)} s; ${period.from} to ${period.to}, medians of ${turns}`,
  )
  const { regimes, calendar } = await loadLaw([])
  const clock = { now: () => instant('2025-12-15T10:00:00+08:00') }
  const overview = createOverview({ db, clock, calendar, regimes, regimeIdOn: async () => 'hunan-2024' })
  const slowest = { ms: 0 }
  for (const [who, actor] of Object.entries(people(province))) await measure(db, overview, who, actor, slowest)
  console.log(`\nslowest: ${slowest.ms.toFixed(0)} ms`)
  await Promise.all([owner.destroy(), db.destroy()])
} finally {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
