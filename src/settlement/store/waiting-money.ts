import { sql } from 'kysely'
import { type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'
import type { Regimes } from '../../regimes/index.ts'

/** What waits for whoever deals with money beside the statements themselves: payments that are due, and accountings that failed. */
export const waitingMoney = (regimes: Regimes, actor: OfficeActor): Waiting[] => [
  waitingPayments(regimes, actor),
  waitingRuns(regimes, actor),
]

/** Sealed statements of which something is still due to a provider, for the handler of the party that the cycle says pays. */
function waitingPayments(regimes: Regimes, actor: OfficeActor): Waiting {
  if (!actor.permissions.has('statement.pay') || !actor.posts.includes('handler')) return null
  const paying = regimes.all().flatMap(({ id, cycle }) => (cycle && actor.parties.includes(cycle.pays) ? [id] : []))
  if (paying.length === 0) return null
  const row = {
    id: sql`t.id`,
    place: sql`t.id`,
    title: sql`to_char(lower(t.during), 'YYYY-MM-DD') || ' 至 ' || to_char(upper(t.during) - 1, 'YYYY-MM-DD')`,
    since: sql`t.sealed_at`,
    version: sql`t.version`,
  }
  return sql`select ${waitingColumns('payment', row)} from statement t
    where t.state = 'sealed' and t.jurisdiction_id = ${actor.jurisdictionId} and t.regime_id = any(${paying})
      and exists (select from statement_payee p where p.statement_id = t.id and p.paid_fen < p.total_fen + p.adjusted_fen + p.corrected_fen)`
}

/** Runs that failed and after which nobody has tried again, for the handler of the party that the cycle says accounts. */
function waitingRuns(regimes: Regimes, actor: OfficeActor): Waiting {
  if (!actor.permissions.has('statement.account') || !actor.posts.includes('handler')) return null
  const accounting = regimes.all().flatMap(({ id, cycle }) => (cycle && actor.parties.includes(cycle.accounts) ? [id] : []))
  if (accounting.length === 0) return null
  const row = {
    id: sql`n.id`,
    place: sql`n.statement_id`,
    title: sql`to_char(lower(n.during), 'YYYY-MM-DD') || ' 至 ' || to_char(upper(n.during) - 1, 'YYYY-MM-DD')`,
    since: sql`n.ended_at`,
  }
  return sql`select ${waitingColumns('run', row)} from settlement_run n
    where n.state = 'failed' and n.kind = 'account' and n.jurisdiction_id = ${actor.jurisdictionId} and n.regime_id = any(${accounting})
      and not exists (select from settlement_run l where l.jurisdiction_id = n.jurisdiction_id and l.during = n.during and l.kind = n.kind and l.no > n.no)`
}
