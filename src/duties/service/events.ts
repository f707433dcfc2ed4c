import { sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import { type Day, dayOf, type Id, type Outcome, ok, startOf, type Writing } from '../../kernel/index.ts'
import type { CaseFile, CaseHooks } from '../../procedures/index.ts'
import type { PartyRule } from '../../regimes/index.ts'
import type { Owing } from '../duty.ts'
import type { DutiesNeeds } from '../ports.ts'
import { countedDue } from '../rules/due.ts'
import { termAsText } from '../rules/periods.ts'
import { type Bearer, bearersOf } from '../store/owings.ts'
import { ariseWithin, arisingOf, type What } from './arise.ts'
import { holdsNow } from './conditions.ts'
import { type DutyLaw, dutiesIn } from './law.ts'

/** For `procedures`: a case left a step, which is the event `<procedure>.<step>.<outcome>`. In its own transaction: none is lost. */
export const leftOf =
  (needs: DutiesNeeds): CaseHooks['left'] =>
  async ({ writing, file, step }, { id: outcome }): Promise<Outcome<null>> => {
    const event = `${file.procedure}.${step.id}.${outcome}`
    const on = dayOf(writing.now)
    const laws = dutiesIn(needs.regimes.get(file.regimeId)).filter(({ rule }) => rule.after.includes(event))
    for (const law of laws) {
      const systemId = law.rule.each === 'system' ? file.systemId : null
      if (law.rule.each === 'system' && systemId === null) continue
      const what = { origin: `event:${await lastEvent(writing, file.id)}`, caseId: file.id, subjectFrom: on, subjectTo: null, arisesOn: on }
      await ariseFor(needs, writing, law, await inCase(writing, law.party, file, on), { ...what, systemId })
    }
    return ok(null)
  }

async function lastEvent({ tx }: Writing<OfficeActor>, caseId: Id): Promise<string> {
  const { rows } = await sql<{ id: string }>`select max(id)::text as id from case_event where case_id = ${caseId}`.execute(tx)
  return rows[0]?.id ?? ''
}

interface Of extends What {
  readonly systemId: Id | null
}

async function ariseFor(
  needs: DutiesNeeds,
  writing: Writing<OfficeActor>,
  law: DutyLaw,
  { jurisdictionId, organisationIds }: { jurisdictionId: Id; organisationIds: readonly Id[] },
  { systemId, ...what }: Of,
): Promise<void> {
  const due = countedDue(eventInstant(law, writing, what.arisesOn), law.rule.within && termAsText(law.rule.within), needs.calendar)
  for (const organisationId of organisationIds) {
    const who: Omit<Owing, 'from' | 'until'> = { jurisdictionId, regimeId: law.regime.id, duty: law.rule.id, organisationId, systemId }
    if (await holdsNow(needs, writing.tx, law, who)) await ariseWithin(needs, writing, [arisingOf(needs, law, who, what, due)])
  }
}

/** Hours run from the instant of the event, everything else from its day. */
const eventInstant = ({ rule }: DutyLaw, { now }: Writing<OfficeActor>, on: Day) =>
  rule.within?.unit === 'hour' && on === dayOf(now) ? now : startOf(on)

/**
 * Who is the party in a case: its unit where it is that itself (or the nearest above it), its provider where cases are assigned to the
 * party, those who look after the unit's area, or all of a party that sees the jurisdiction.
 */
async function inCase({ tx }: Writing<OfficeActor>, party: PartyRule, file: CaseFile, on: Day) {
  const { jurisdictionId, organisationId: unitId, providerId } = file
  const bearers = await bearersOf(tx, { jurisdictionId, party: party.id, on, unitId })
  return { jurisdictionId, organisationIds: whoOf(party, bearers, providerId) }
}

function whoOf(party: PartyRule, bearers: readonly Bearer[], providerId: Id | null): Id[] {
  const itself = bearers.filter(({ above }) => above === 0)
  const nearest = itself.length > 0 ? itself : bearers.filter(({ above }) => above !== null).slice(0, 1)
  switch (party.sees) {
    case 'assigned':
      return providerId === null ? ids(itself) : [providerId]
    case 'own':
      return ids(nearest)
    case 'area':
      return ids(itself.length > 0 ? itself : bearers.filter(({ above, sameArea }) => above !== null || sameArea))
    case 'jurisdiction':
      return ids(itself.length > 0 ? itself : bearers)
  }
}

const ids = (bearers: readonly Bearer[]): Id[] => bearers.map(({ organisationId }) => organisationId)

/** A contract as `contracts` records it. */
export interface SignedContract {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly counterpartyId: Id
  readonly signedBy: Id
  readonly signedOn: Day
}

/** For `contracts`: the event `contract.signed`, in the transaction that records the contract. */
export async function contractSigned(needs: DutiesNeeds, writing: Writing<OfficeActor>, contract: SignedContract): Promise<void> {
  const { id, jurisdictionId, signedOn: on } = contract
  const regimeId = await needs.regimeIdOn(jurisdictionId, on)
  if (regimeId === null) return
  const laws = dutiesIn(needs.regimes.get(regimeId)).filter(({ rule }) => rule.after.includes('contract.signed'))
  for (const law of laws) {
    if (law.rule.each === 'system') continue
    const organisationIds = await ofContract(writing, law.party, contract)
    const what = { origin: `contract:${id}`, subjectFrom: on, subjectTo: null, arisesOn: on, systemId: null }
    await ariseFor(needs, writing, law, { jurisdictionId, organisationIds }, what)
  }
}

/** The side of the contract that is the party; where neither is, all of a party that sees the jurisdiction. */
async function ofContract({ tx, now }: Writing<OfficeActor>, party: PartyRule, contract: SignedContract): Promise<Id[]> {
  const { jurisdictionId, counterpartyId, signedBy } = contract
  const bearers = ids(await bearersOf(tx, { jurisdictionId, party: party.id, on: dayOf(now), unitId: counterpartyId }))
  const side = [counterpartyId, signedBy].find((each) => bearers.includes(each))
  if (side) return [side]
  return party.sees === 'jurisdiction' ? bearers : []
}
