import { sql } from 'kysely'
import { type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'
import { word } from '../bills/access.ts'

const cycle = sql`p.name || ' ' || to_char(lower(b.during), 'YYYY-MM-DD') || ' 至 ' || to_char(upper(b.during) - 1, 'YYYY-MM-DD')`
/** The newest version of the provider's bill, against the run that stands: an older comparison is kept and waits for nobody. */
const current = sql`provider_bill b join organisation p on p.id = b.provider_id
  join statement t on t.jurisdiction_id = b.jurisdiction_id and t.during = b.during and t.run_no is not null`
const newest = sql`not exists (select from provider_bill l
  where l.jurisdiction_id = b.jurisdiction_id and l.provider_id = b.provider_id and l.during = b.during and l.version > b.version)`

/** Comparisons whose differences are to be decided, or that are to be closed; and bills that nobody has held against the statement. */
export const waitingReconciliations = (actor: OfficeActor): Waiting[] =>
  actor.permissions.has(word) && actor.sight.all ? [comparisons(actor), bills(actor)] : []

const comparisons = (actor: OfficeActor): Waiting =>
  sql`select ${waitingColumns('reconciliation', {
    id: sql`r.id`,
    place: sql`r.id`,
    title: cycle,
    told: sql`jsonb_build_object('open', (select count(*) from reconciliation_difference d where d.reconciliation_id = r.id and d.state = 'open'))`,
    since: sql`r.opened_at`,
  })}
  from ${current} join reconciliation r on r.bill_id = b.id and r.run_no = t.run_no
  where b.jurisdiction_id = ${actor.jurisdictionId} and r.closed_at is null and ${newest}`

const bills = (actor: OfficeActor): Waiting =>
  sql`select ${waitingColumns('bill', {
    id: sql`b.id`,
    place: sql`b.id`,
    number: sql`b.file_name`,
    title: cycle,
    since: sql`b.imported_at`,
  })}
  from ${current} where b.jurisdiction_id = ${actor.jurisdictionId} and ${newest}
    and not exists (select from reconciliation r where r.bill_id = b.id and r.run_no = t.run_no)`
