import type { OfficeActor } from '../../identity/index.ts'
import { type Day, dayOf, newId, type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { DutiesNeeds } from '../ports.ts'
import { type Every, everyAsText, isLonger, readEvery } from '../rules/periods.ts'
import { type Interval, intervalsOf, setInterval } from '../store/settings.ts'
import { citeDuty, type DutyLaw, dutiesIn, everyInWords } from './law.ts'

export interface IntervalInput {
  readonly every: string
  readonly from: Day
  readonly reason: string
}

/**
 * Sets how often a duty falls due here, from a day on. What the text of the measure says may be made more often, never less; what is
 * local practice may be set freely. What has arisen stays.
 */
export async function setEvery(
  needs: DutiesNeeds,
  actor: OfficeActor,
  duty: string,
  input: IntervalInput,
  key: string,
): Promise<Outcome<{ id: string }>> {
  const { jurisdictionId, sight } = actor
  return needs.door.write(
    { actor, does: 'duty.set-interval', needs: 'duty.manage', once: { key, input: { duty, ...input } } },
    async (writing) => {
      const on = dayOf(writing.now)
      const regimeId = jurisdictionId && sight.all ? await needs.regimeIdOn(jurisdictionId, on) : null
      const law = regimeId === null ? undefined : dutiesIn(needs.regimes.get(regimeId)).find(({ rule }) => rule.id === duty)
      if (!law || jurisdictionId === null) return refuse('request.not-found', { facts: { what: '该义务' } })
      const last = (await intervalsOf(writing.tx, jurisdictionId)).findLast((each) => each.regimeId === regimeId && each.duty === duty)
      const every = mayBe(law, input, on, last)
      if (!every.ok) return every
      const id = newId()
      const set = {
        id,
        jurisdictionId,
        regimeId: law.regime.id,
        duty,
        every: everyAsText(every.value),
        from: input.from,
        reason: input.reason,
      }
      await setInterval(writing.tx, { ...set, setBy: actor.personId, setByName: actor.personName, setAt: writing.now })
      const before = last && { every: last.every, from: last.from }
      await writing.record({
        object: { kind: 'duty', id: duty },
        jurisdiction: jurisdictionId,
        citation: citeDuty(law),
        before,
        after: set,
      })
      return ok({ id })
    },
  )
}

function mayBe(law: DutyLaw, { every: said, from }: IntervalInput, on: Day, last: Interval | undefined): Outcome<Every> {
  const { rule } = law
  const citation = citeDuty(law)
  const every = readEvery(said)
  if (every === null) return refuse('duty.interval-unknown', { facts: { every: said } })
  if (rule.every === null) return refuse('duty.interval-none', { facts: { duty: rule.name }, citation })
  if (from < on) return refuse('request.invalid', { faults: [{ path: '/from', message: `起始日不能早于今天（${on}）` }] })
  if (last && from <= last.from) return refuse('duty.interval-later', { facts: { duty: rule.name, from: last.from } })
  if (!isPractice(law) && isLonger(every, rule.every))
    return refuse('duty.interval-longer', { facts: { duty: rule.name, every: everyInWords(rule.every) }, citation })
  return ok(every)
}

/** Whether the interval is local practice: the text of the measure leaves it open. */
export const isPractice = ({ regime, rule }: DutyLaw): boolean =>
  rule.source.practice || regime.amendments.some(({ of, keys }) => of === `duty ${rule.id}` && keys.includes('every'))
