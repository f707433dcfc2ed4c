import type { Day, Id, Tx } from '../../kernel/index.ts'
import { type DocumentRule, type PartyRule, type ProcedureRule, partyOf, type Regime } from '../../regimes/index.ts'
import type { CaseFile, Involved } from '../case.ts'
import { namingFields } from '../rules/turn.ts'
import { organisationsAs } from '../store/documents.ts'
import { involvedIn, standingAs } from '../store/involved.ts'

interface Addressing {
  readonly regime: Regime
  readonly procedure: ProcedureRule
  readonly file: CaseFile
  readonly on: Day
}

interface Addressees {
  readonly to: readonly Id[]
  readonly copies: readonly Id[]
}

/** The organisations that a paper goes to, those it is copied to, each once. */
export async function addresseesOf(tx: Tx, about: Addressing, rule: DocumentRule): Promise<Addressees> {
  if (rule.to.length + rule.copies.length === 0) return { to: [], copies: [] }
  const involved = await involvedIn(tx, about.file, about.on)
  const all = async (parties: readonly string[]): Promise<Id[]> => {
    const ids: Id[] = []
    for (const id of parties) ids.push(...(await organisationsOf(tx, { ...about, involved }, partyOf(about.regime, id))))
    return [...new Set(ids)]
  }
  const to = await all(rule.to)
  return { to, copies: (await all(rule.copies)).filter((id) => !to.includes(id)) }
}

/**
 * Of a party, those whom the case concerns: its organisation, its provider, the nearest superior, who is named, or whoever looks after the area. Where it
 * concerns none of them in particular (审计、财政), all of the party.
 */
async function organisationsOf(tx: Tx, about: Addressing & { involved: Involved }, party: PartyRule | undefined): Promise<Id[]> {
  if (!party) return []
  const { file, procedure, on, involved } = about
  const fields = namingFields(procedure, party.id)
  const named = involved.named.filter(({ field }) => fields.includes(field)).map(({ organisationId }) => organisationId)
  const superior = involved.superiors[party.id]
  const candidates = [
    file.organisationId,
    ...(file.providerId ? [file.providerId] : []),
    ...(file.begunByOrganisationId ? [file.begunByOrganisationId] : []),
    ...(superior && party.sees === 'own' ? [superior] : []),
    ...named,
  ]
  const as = { jurisdictionId: file.jurisdictionId, party: party.id, on }
  const concerned = [...(await standingAs(tx, candidates, as))]
  if (fields.length > 0 || (concerned.length > 0 && party.sees !== 'area')) return concerned
  const area = party.sees === 'area' ? file.organisationId : null
  return [...new Set([...concerned, ...(await organisationsAs(tx, as, area))])]
}
