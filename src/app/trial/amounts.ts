import { sql } from 'kysely'
import {
  addFen,
  type Day,
  dayOf,
  type Fen,
  formatYuan,
  type Id,
  type Instant,
  plusDays,
  type Tx,
  yuan,
  zeroFen,
} from '../../kernel/index.ts'
import { chargedFrom, chargedUntil } from '../../orders/index.ts'
import type { ChargingRule, Regime } from '../../regimes/index.ts'
import { billIn, lostTermsUnder, type SettlementNeeds, type TermOnFile } from '../../settlement/index.ts'
import type { Difference } from './difference.ts'

/** What a system's bills would come to. */
export interface SystemDifference extends Difference {
  readonly systemId: Id
}

/** What a draft would have made of the bills, system by system, over all cycles that were charged so far. */
export interface AmountsTried {
  readonly differences: readonly SystemDifference[]
  readonly before: string
  readonly after: string
  /** Why a part could not be reckoned under the draft. */
  readonly faults: readonly string[]
}

type Needs = Omit<SettlementNeeds, 'regimeIdOn'>

/**
 * Reckons a jurisdiction's bills under its own measure and under a draft. The days of charging follow from the cases' events as the draft
 * says; they are moved in the copies that `shadow` made.
 */
export async function tryAmounts(
  needs: Needs,
  tx: Tx,
  jurisdictionId: Id,
  { own, draft }: { readonly own: Regime; readonly draft: Regime },
): Promise<AmountsTried> {
  const first = await firstCharged(tx, jurisdictionId)
  if (first === null) return { differences: [], before: '0.00', after: '0.00', faults: [] }
  const before = await billsUnder(needs, tx, jurisdictionId, own, first)
  if (draft.charging) await chargeAs(tx, jurisdictionId, draft.charging)
  const after = await billsUnder(needs, tx, jurisdictionId, draft, first)
  const systems = [...new Set([...before.systems.keys(), ...after.systems.keys()])]
  const differences = systems.flatMap((id): SystemDifference[] => {
    const [was, would] = [before.systems.get(id), after.systems.get(id)]
    const [a, b] = [was?.fen ?? zeroFen, would?.fen ?? zeroFen]
    const where = `系统“${(was ?? would)?.name ?? ''}”的费用`
    return a === b ? [] : [{ kind: 'amount', where, systemId: id, before: formatYuan(a), after: formatYuan(b) }]
  })
  // Named one by one: the sums tell of them only where one has ended early.
  for await (const lost of lostTermsUnder(tx, draft, { jurisdictionId, on: dayOf(needs.clock.now()) }))
    differences.push(lostDifference(lost))
  return { differences, before: total(before), after: total(after), faults: after.faults }
}

const lostDifference = ({ systemId, systemName, itemName, organisationName, months, from, to }: TermOnFile): SystemDifference => ({
  ...{ kind: 'other', systemId, where: `“${organisationName}”系统“${systemName}”的${itemName}：最低计费期限` },
  ...{ before: `自 ${from} 起至少计 ${months} 个月，计满至 ${to}`, after: '草案不再计满' },
})

interface Bills {
  readonly systems: ReadonlyMap<Id, { readonly name: string; readonly fen: Fen }>
  readonly faults: readonly string[]
}

const total = ({ systems }: Bills): string => formatYuan(addFen([...systems.values()].map(({ fen }) => fen)))

/** Every cycle from the first charged day until today, put together. */
async function billsUnder(needs: Needs, tx: Tx, jurisdictionId: Id, regime: Regime, first: Day): Promise<Bills> {
  const systems = new Map<Id, { name: string; fen: Fen }>()
  const faults: string[] = []
  const today = dayOf(needs.clock.now())
  for (let on = first; on <= today; ) {
    const bill = await billIn({ ...needs, regimeIdOn: async () => regime.id }, tx, jurisdictionId, on)
    if (!bill.ok) {
      faults.push(bill.refusal.message)
      on = plusDays(on, 366)
      continue
    }
    for (const { id, name, amount } of bill.value.systems) {
      systems.set(id, { name, fen: addFen([systems.get(id)?.fen ?? zeroFen, yuan(amount)]) })
    }
    faults.push(...bill.value.faults.map(({ message }) => message))
    on = bill.value.cycle.until
  }
  return { systems, faults }
}

async function firstCharged(tx: Tx, jurisdictionId: Id): Promise<Day | null> {
  const { rows } = await sql<{ day: Day | null }>`
    select min(charged_from) as day from resource where jurisdiction_id = ${jurisdictionId}`.execute(tx)
  return rows[0]?.day ?? null
}

/** Puts the days of charging where the measure's events put them; a resource that none of them reaches keeps its own. */
async function chargeAs(tx: Tx, jurisdictionId: Id, charging: ChargingRule): Promise<void> {
  const { rows } = await sql<{ id: Id; from: Day | null; until: Day | null; began: Instant | null; ended: Instant | null }>`
    select r.id, r.charged_from as "from", r.charged_until as "until",
      (select min(e.at) from case_event e join case_file c on c.id = e.case_id
        where c.id = r.case_id and c.procedure || '.' || e.step || '.' || e.outcome = any(${charging.starts}::text[])) as began,
      (select min(e.at) from case_event e join case_file c on c.id = e.case_id
        where (c.id = r.case_id or c.lines @> jsonb_build_array(jsonb_build_object('resourceId', r.id)))
          and c.procedure || '.' || e.step || '.' || e.outcome = any(${charging.ends}::text[])) as ended
    from resource r where r.jurisdiction_id = ${jurisdictionId}`.execute(tx)
  const days = rows.map(({ id, from, until, began, ended }) => {
    const begins = began ? chargedFrom(charging, dayOf(began)) : from
    const ends = ended && begins ? chargedUntil(charging, dayOf(ended), begins) : until
    return { id, from: begins, until: begins && ends && ends < begins ? begins : ends }
  })
  await sql`update resource r set charged_from = d."from", charged_until = d."until"
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(id uuid, "from" date, "until" date)
    where r.id = d.id and d."from" is not null`.execute(tx)
  await allocateAs(tx, days)
}

/** What is charged earlier or later than it was is allocated meanwhile as well, as much as at the border. */
async function allocateAs(
  tx: Tx,
  days: readonly { readonly id: Id; readonly from: Day | null; readonly until: Day | null }[],
): Promise<void> {
  await sql`
    with d as (select * from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(id uuid, "from" date, "until" date)),
      held as (select d.id, d."from", d."until", min(lower(a.during)) as first, max(upper(a.during)) as last, bool_or(upper_inf(a.during)) as runs
        from d join allocation a on a.resource_id = d.id group by 1, 2, 3)
    insert into allocation (resource_id, during, quantity, case_id)
    select h.id, daterange(h."from", h.first), a.quantity, a.case_id from held h join allocation a on a.resource_id = h.id and lower(a.during) = h.first
      where h."from" < h.first
    union all
    select h.id, daterange(h.last, h."until"), a.quantity, a.case_id from held h join allocation a on a.resource_id = h.id and upper(a.during) = h.last
      where not h.runs and (h."until" is null or h."until" > h.last)`.execute(tx)
}
