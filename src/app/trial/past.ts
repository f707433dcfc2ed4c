import { sql } from 'kysely'
import type { LivingCalendar } from '../../calendar/index.ts'
import type { Database, Id, Instant, Tx } from '../../kernel/index.ts'
import { factsOf } from '../../procedures/index.ts'
import { procedureOf, type Regime, type Regimes } from '../../regimes/index.ts'
import { compose } from '../compose.ts'
import { type AmountsTried, tryAmounts } from './amounts.ts'
import type { Difference } from './difference.ts'
import { type SettableClock, tryRefusals } from './refusals.ts'
import { shadow } from './shadow.ts'
import { countPastCases, type PastCase, pastCases } from './store.ts'
import { type Count, tryTerms } from './terms.ts'

/** A past case that a draft would have treated otherwise. */
export interface CaseTried {
  readonly id: Id
  readonly number: string
  /** Whose case it is, and which provider it is assigned to. */
  readonly organisationId: Id
  readonly providerId: Id | null
  readonly procedureName: string
  readonly differences: readonly Difference[]
}

export interface PastTried {
  readonly cases: number
  /** How many of them differ. */
  readonly unlike: number
  /** Those; none where each was told of. */
  readonly differing: readonly CaseTried[]
  readonly before: Count
  readonly after: Count
  readonly amounts: readonly (AmountsTried & { readonly jurisdiction: string })[]
}

export interface PastNeeds {
  readonly db: Database
  readonly calendar: LivingCalendar
  readonly regimes: Regimes
  readonly now: Instant
  /** Only this jurisdiction's; every one that the measure binds unless said. */
  readonly jurisdictionId?: Id | null
  /** Told of cases that were looked at, of how many, and of each that differs: it is then not held until the end. */
  readonly watch?: PastWatch
}

export interface PastWatch {
  looked(done: number, total: number): Promise<void>
  differing(tried: CaseTried): Promise<void>
}

/** Ends the transaction without committing it, with what was found. */
class Done extends Error {
  readonly found: PastTried
  constructor(found: PastTried) {
    super('nothing of a trial is kept')
    this.found = found
  }
}

/**
 * Tries a draft on every past case of a measure, in one snapshot that is thrown away. What a draft moves is moved in copies; from then on the database itself refuses any write: the past stays as
 * it is, and nobody who works on it waits.
 */
export async function tryPast(needs: PastNeeds, measures: { readonly own: Regime; readonly draft: Regime }): Promise<PastTried> {
  try {
    await needs.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        await shadow(tx, measures.own.id, needs.jurisdictionId ?? null)
        throw new Done(await tryIn(tx, needs, measures))
      })
  } catch (error) {
    if (error instanceof Done) return error.found
    throw error
  }
  throw new Error('a trial ends by throwing its transaction away')
}

async function tryIn(
  tx: Tx,
  { db, calendar, regimes, now, jurisdictionId = null, watch }: PastNeeds,
  measures: { readonly own: Regime; readonly draft: Regime },
): Promise<PastTried> {
  const clock = settable(now)
  const { asked } = compose({ db, clock, calendar, regimes, sessionIdleMinutes: 1 })
  await asked.takeUpHolidays()
  const asking = { clock, regimes, facts: asked.facts, hooks: asked.hooks }
  const differing: CaseTried[] = []
  let [cases, unlike, before, after] = [0, 0, none, none]
  const total = watch ? await countPastCases(tx, measures.own.id, jurisdictionId) : 0
  for await (const past of pastCases(tx, measures.own.id, jurisdictionId)) {
    const { file, events } = past
    clock.set(file.begunAt)
    const facts = await factsOf(asking, tx, file)
    const terms = tryTerms({ file, events }, measures, { calendar, now, facts })
    const differences = [...gone(past, measures), ...terms.differences, ...(await tryRefusals(asking, tx, past, measures))]
    cases += 1
    before = plus(before, terms.before)
    after = plus(after, terms.after)
    if (differences.length > 0) {
      unlike += 1
      const { id, number, organisationId, providerId } = file
      const procedureName = procedureOf(measures.own, file.procedure)?.name ?? file.procedure
      const tried = { id, number, organisationId, providerId, procedureName, differences }
      if (watch) await watch.differing(tried)
      else differing.push(tried)
    }
    await watch?.looked(cases, total)
  }
  clock.set(now)
  const needs = {
    db,
    clock,
    regimes,
    door: asked.door,
    contracts: asked.contracts,
    availabilityOf: asked.availabilityOf,
    threads: asked.threads,
  }
  const amounts = []
  for (const { id, name } of await places(tx, measures.own.id, jurisdictionId))
    amounts.push({ jurisdiction: name, ...(await tryAmounts(needs, tx, id, measures)) })
  return { cases, unlike, differing, before, after, amounts }
}

const none: Count = { terms: 0, overdue: 0 }
const plus = (a: Count, b: Count): Count => ({ terms: a.terms + b.terms, overdue: a.overdue + b.overdue })

function settable(begins: Instant): SettableClock {
  let now = begins
  return {
    now: () => now,
    set: (to) => {
      now = to
    },
  }
}

/** A procedure that the draft does not have, or a step that such a case passed and the draft does not have. */
function gone({ file, events }: PastCase, { own, draft }: { readonly own: Regime; readonly draft: Regime }): Difference[] {
  const [was, procedure] = [procedureOf(own, file.procedure), procedureOf(draft, file.procedure)]
  if (!procedure) return [{ kind: 'other', where: '程序', before: was?.name ?? file.procedure, after: '草案没有这个程序' }]
  const passed = [...new Set(events.map(({ step }) => step))].filter((step) => !procedure.steps.some(({ id }) => id === step))
  const nameOf = (step: string) => was?.steps.find(({ id }) => id === step)?.name ?? step
  return passed.map((step) => ({ kind: 'other', where: '步骤', before: nameOf(step), after: '草案没有这个步骤' }))
}

async function places(tx: Tx, regimeId: string, jurisdictionId: Id | null): Promise<readonly { readonly id: Id; readonly name: string }[]> {
  const { rows } = await sql<{ id: Id; name: string }>`
    select j.id, j.name from jurisdiction j
    where (${jurisdictionId}::uuid is null or j.id = ${jurisdictionId}::uuid)
      and exists (select from jurisdiction_regime r where r.jurisdiction_id = j.id and r.regime_id = ${regimeId}) order by j.name`.execute(
    tx,
  )
  return rows
}
