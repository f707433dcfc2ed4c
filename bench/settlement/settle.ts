import { sql } from 'kysely'
import { shipped } from '../../src/app/shipped.ts'
import { connect, createDoor, type Day, newId, type Outcome } from '../../src/kernel/index.ts'
import { createSettlement, createThreads } from '../../src/settlement/index.ts'
import { contractsIn, regimes } from '../../src/settlement/office.fixture.ts'
import { type OfficeActor, sightOf } from './actor.ts'

// A process of its own, so that its memory is that of settling alone. It does what it is told, one word a message: `account` (again and again), then `ask` what people ask, then `seal`.

const [url = '', jurisdictionId = '', organisationId = '', asks = '200'] = process.argv.slice(2)
const db = connect({ url })
const clock = { now: () => '2026-01-05T01:00:00.000Z' as never }
const settlement = createSettlement({
  ...{ db, clock, door: createDoor({ db, clock }), regimes, regimeIdOn: async () => 'bounded', availabilityOf: async () => null },
  contracts: contractsIn(db, clock),
  threads: createThreads(shipped.calendars),
})
const actor = (party: string): OfficeActor => sightOf({ jurisdictionId, organisationId, party })
const [support, authority] = [actor('support'), actor('authority')]

const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal).slice(0, 2000))
  return outcome.value
}

/** Waits for a run that takes longer than a request. */
async function waited<T>(begin: () => Promise<Outcome<T>>): Promise<void> {
  const outcome = await begin()
  if (outcome.ok) return
  if (outcome.refusal.code !== 'statement.run-going-on') must(outcome)
  for (;;) {
    const run = await settlement.progress(support)
    if (run?.state === 'failed') throw new Error(run.refusal?.message)
    if (run?.state === 'finished') return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const statement = async () => (await settlement.list(support, { limit: 1 })).items[0]
const standing = async () => {
  const found = await statement()
  if (!found) throw new Error('nothing was accounted')
  return found
}

async function account(): Promise<{ seconds: number; statementId: string; lines: number; total: string }> {
  const before = await statement()
  if (before) must(await settlement.return(authority, { id: before.id, version: before.version, opinion: '再核算一次' }, newId()))
  const returned = await statement()
  const begun = performance.now()
  await waited(() => settlement.account(support, { from: '2025-01-01' as Day, version: returned?.version ?? null }, newId()))
  const seconds = (performance.now() - begun) / 1000
  const { id, lineCount, total } = await standing()
  return { seconds, statementId: id, lines: lineCount, total }
}

/** Milliseconds of many askings, in order. */
async function times(count: number, ask: (turn: number) => Promise<unknown>): Promise<number[]> {
  const found: number[] = []
  for (let turn = 0; turn < count; turn++) {
    const begun = performance.now()
    await ask(turn)
    found.push(performance.now() - begun)
  }
  return found.toSorted((a, b) => a - b)
}

async function ask(): Promise<{ explained: number[]; unitStatement: number[] }> {
  const accounted = await standing()
  const { rows: units } = await sql<{
    id: string
  }>`select organisation_id as id from statement_share h join statement s on s.run_no = h.run_no where s.id = ${accounted.id} order by no`.execute(
    db,
  )
  const pick = (turn: number, of: number) => (turn * 7919 + 13) % of
  const explained = await times(Number(asks), async (turn) =>
    must(await settlement.explain(support, accounted.id, pick(turn, accounted.lineCount) + 1)),
  )
  const unitStatement = await times(Number(asks), async (turn) => {
    const unit = units[pick(turn, units.length)]?.id ?? ''
    const own = sightOf({ jurisdictionId, organisationId: unit, party: 'user' })
    must(await settlement.get(own, accounted.id))
    must(await settlement.totals(own, accounted.id, 'system'))
    must(await settlement.lines(own, accounted.id, { limit: 100 }))
  })
  return { explained, unitStatement }
}

async function seal(): Promise<{ sealed: number }> {
  const accounted = await standing()
  const reviewed = must(await settlement.review(authority, { id: accounted.id, version: accounted.version }, newId()))
  const begun = performance.now()
  await waited(() => settlement.seal(actor('authority'), { id: accounted.id, version: reviewed.version }, newId()))
  return { sealed: (performance.now() - begun) / 1000 }
}

const acts = { account, ask, seal }
process.on('message', async (act: keyof typeof acts) => {
  const told = await acts[act]()
  process.send?.({ ...told, memory: process.resourceUsage().maxRSS / 1024 })
})
process.on('disconnect', () => void db.destroy())
