import { type Day, ok, type Reader, today } from '../../kernel/index.ts'
import { type Facts, holds } from '../../regimes/index.ts'
import type { Owing } from '../duty.ts'
import type { DutiesNeeds } from '../ports.ts'
import { type ConditionRow, conditionsOf, factsOf, keyOf, knownAtOnce, saveConditions } from '../store/conditions.ts'
import { citeDuty, type DutyLaw, lawOf, owedAs, platform } from './law.ts'

/** Those for whom the duty's condition holds, and from when: `from` is moved to the day on which it began to hold. */
export async function whereItHolds<T extends Owing>(needs: DutiesNeeds, owings: readonly T[]): Promise<T[]> {
  const groups = Object.values(Object.groupBy(owings, (owing) => `${owing.jurisdictionId} ${owing.regimeId} ${owing.duty}`))
  const found: T[] = []
  for (const group of groups) if (group) found.push(...(await ofOneDuty(needs, group)))
  return found
}

async function ofOneDuty<T extends Owing>(needs: DutiesNeeds, owings: readonly T[]): Promise<readonly T[]> {
  const [first] = owings
  if (!first) return []
  const law = lawOf(needs.regimes, first)
  if (law.rule.when.length === 0) return owings
  const before = await conditionsOf(needs.db, first)
  const now = await judged(needs, needs.db, law, owings)
  const rows = new Map([...now].map(([key, row]) => [key, since(row, before.get(key), today(needs.clock))]))
  const changed = [...rows].filter(([key, row]) => before.get(key)?.holds !== row.holds).map(([, row]) => row)
  if (changed.length > 0) await save(needs, law, first, changed)
  return owings.flatMap((owing) => {
    const row = rows.get(keyOf(owing))
    if (!row?.holds) return []
    return [row.since !== null && row.since > owing.from ? { ...owing, from: row.since } : owing]
  })
}

/** Seen for the first time it has held from the beginning; what changes later counts from that day. */
const since = (row: ConditionRow, before: ConditionRow | undefined, on: Day): ConditionRow =>
  before === undefined ? row : before.holds === row.holds ? before : { ...row, since: on }

async function judged(needs: DutiesNeeds, reader: Reader, law: DutyLaw, owings: readonly Owing[]): Promise<Map<string, ConditionRow>> {
  const facts = await factsFor(needs, reader, law, owings)
  return new Map(
    owings.map((owing) => {
      const { organisationId, systemId } = owing
      const held = holds(law.rule.when, facts.get(keyOf(owing)) ?? {}, needs.calendar)
      return [keyOf(owing), { organisationId, systemId, holds: held, since: null }]
    }),
  )
}

/** Read of all at once where that is enough; what only other folders know is asked for one by one. */
async function factsFor(needs: DutiesNeeds, reader: Reader, law: DutyLaw, owings: readonly Owing[]): Promise<Map<string, Facts>> {
  if (law.rule.when.every(({ fact }) => knownAtOnce.has(fact))) return factsOf(reader, owings, owedAs(law))
  const all = new Map<string, Facts>()
  for (const owing of owings) all.set(keyOf(owing), await factsAbout(needs, reader, law, owing))
  return all
}

type Who = Pick<Owing, 'jurisdictionId' | 'organisationId' | 'systemId'>

/** All that rules may ask of whoever owes the duty. */
export function factsAbout(
  needs: DutiesNeeds,
  reader: Reader,
  law: DutyLaw,
  { jurisdictionId, organisationId, systemId }: Who,
): Promise<Facts> {
  const who = owedAs(law) === 'provider' ? { organisationId: null, providerId: organisationId } : { organisationId, providerId: null }
  return needs.facts(reader, { jurisdictionId, systemId, ...who, on: today(needs.clock) })
}

/** Whether the condition holds now, for an event that has just happened. */
export async function holdsNow(needs: DutiesNeeds, reader: Reader, law: DutyLaw, who: Who): Promise<boolean> {
  return law.rule.when.length === 0 || holds(law.rule.when, await factsAbout(needs, reader, law, who), needs.calendar)
}

async function save(needs: DutiesNeeds, law: DutyLaw, of: Owing, rows: readonly ConditionRow[]): Promise<void> {
  await needs.door.write({ actor: platform, does: 'duty.judge-condition', needs: null }, async ({ tx, record }) => {
    await saveConditions(tx, of, rows)
    await record({ object: { kind: 'duty', id: of.duty }, jurisdiction: of.jurisdictionId, citation: citeDuty(law), after: rows })
    return ok(null)
  })
}
