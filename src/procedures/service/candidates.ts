import type { OfficeActor } from '../../identity/index.ts'
import { ok, today } from '../../kernel/index.ts'
import { listCandidates } from '../store/candidates.ts'
import type { CasesNeeds } from './needs.ts'

/** Whom the actor may choose from where a form or a procedure asks for organisations of a party: those it sees, deals with, or everybody deals with. */
export async function candidates(needs: CasesNeeds, actor: OfficeActor, query: { party: string; search?: string | undefined }) {
  const on = today(needs.clock)
  const regimeId = actor.jurisdictionId && (await needs.regimeIdOn(actor.jurisdictionId, on))
  const party = regimeId ? needs.regimes.get(regimeId).parties.find(({ id }) => id === query.party) : undefined
  if (!party || !actor.jurisdictionId) return ok({ items: [] })
  const open = party.sees === 'jurisdiction' || party.sees === 'assigned' || actor.sight.all
  const among = open ? null : [...actor.sight.organisationIds, ...(await needs.hooks.partners(needs.db, actor.organisationId))]
  const about = { jurisdictionId: actor.jurisdictionId, party: party.id, on, search: query.search ?? null }
  return ok({ items: await listCandidates(needs.db, about, among) })
}
