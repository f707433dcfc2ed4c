import type { OfficeActor } from '../../identity/index.ts'
import { type Day, dayOf, type Writing } from '../../kernel/index.ts'
import { partyOf } from '../../regimes/index.ts'
import type { Instance } from '../duty.ts'
import type { DutiesNeeds } from '../ports.ts'
import { fixedOn, warnDay } from '../rules/due.ts'
import { moveDue, renewalOf, waiveInstance } from '../store/instances.ts'
import { ariseWithin, arisingOf } from './arise.ts'
import { citeDuty, type DutyLaw, lawOf } from './law.ts'
import { recordInstance } from './record.ts'

/**
 * What follows on a paper: the next is owed by its last day. Where the paper was replaced by one that ends on another day, the open
 * renewal moves with it; where the new one has no end, nothing is left to renew.
 */
export async function followUp(needs: DutiesNeeds, writing: Writing<OfficeActor>, paper: Instance, validTo: Day | null): Promise<void> {
  const renewal = await renewalOf(writing.tx, paper)
  if (renewal === null) return validTo === null ? undefined : renewBy(needs, writing, paper, validTo)
  const law = lawOf(needs.regimes, renewal)
  if (validTo === null) {
    const { personId, personName } = writing.actor
    await waiveInstance(writing.tx, renewal.id, { at: writing.now, personId, personName, reason: '替换后的文书长期有效，无须续办' })
  } else {
    const warnOn = warnDay(validTo, law.rule.renews ?? law.rule.warns, needs.calendar)
    await moveDue(writing.tx, renewal.id, { ...fixedOn(validTo), warnOn }, writing.now)
  }
  const entry = { before: { dueOn: renewal.dueOn }, after: { dueOn: validTo } }
  await recordInstance(writing, renewal, { citation: citeDuty(law), ...entry })
}

/** The next paper is owed under the measure that binds today, as long as that asks for it and the organisation is its party. */
async function renewBy(needs: DutiesNeeds, writing: Writing<OfficeActor>, paper: Instance, validTo: Day): Promise<void> {
  const on = dayOf(writing.now)
  const law = await lawToday(needs, paper, on)
  if (!law || !writing.actor.parties.includes(law.rule.by)) return
  const what = { origin: `renews:${paper.id}`, subjectFrom: on, subjectTo: null, arisesOn: on }
  await ariseWithin(needs, writing, [arisingOf(needs, law, { ...paper, regimeId: law.regime.id }, what, fixedOn(validTo))])
}

async function lawToday({ regimes, regimeIdOn }: DutiesNeeds, { jurisdictionId, duty }: Instance, on: Day): Promise<DutyLaw | null> {
  const regimeId = await regimeIdOn(jurisdictionId, on)
  const regime = regimeId === null ? null : regimes.get(regimeId)
  const rule = regime?.duties.find(({ id, keeps }) => id === duty && keeps !== null)
  const party = regime && rule && partyOf(regime, rule.by)
  return regime && rule && party ? { regime, rule, party } : null
}
