import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Day, day, type Id, newId, plusDays } from '../kernel/index.ts'
import { anOffice } from './office.fixture.ts'

// What the overview counts resources from is a projection of the allocations: it is held against them, row for row, and against a recount by hand, after every kind of change.

const { ownerDb, db, measure, authority, clerk, supplier, aCase, first, second, cloud, rival, ...office } = await anOffice()
const pools = { [cloud]: await office.pool(cloud, '外网区'), [rival]: await office.pool(rival, '内网区') }
const items = [await office.item('VCPU', '虚拟CPU', '核'), await office.item('DISK', '云硬盘', 'GB')]
const systems = { [first]: await office.system(first, '门户'), [second]: await office.system(second, '邮件') }

interface Span {
  readonly from: Day
  readonly until: Day | null
  readonly quantity: number
}
interface Held {
  readonly organisation: Id
  readonly provider: Id
  readonly spans: readonly Span[]
}

/** Days that hurt: around the ends of months and of today, 15 October 2025. */
const aDay = fc
  .oneof(fc.constantFrom(-16, -15, -14, -45, -46, -1, 0, 1, 16, 17), fc.integer({ min: -120, max: 40 }))
  .map((count) => plusDays(day('2025-10-15'), count))

/** A history: from each day a quantity, or none. */
const aHistory = fc
  .record({
    organisation: fc.constantFrom(first, second),
    provider: fc.constantFrom(cloud, rival),
    steps: fc.uniqueArray(fc.record({ on: aDay, quantity: fc.nat(3) }), { selector: ({ on }) => on, minLength: 1, maxLength: 5 }),
  })
  .map(({ steps, ...of }): Held => {
    const sorted = steps.toSorted((a, b) => (a.on < b.on ? -1 : 1))
    const spans = sorted.map(({ on, quantity }, at) => ({ from: on, until: sorted[at + 1]?.on ?? null, quantity }))
    return { ...of, spans: spans.filter(({ quantity }) => quantity > 0) }
  })
  .filter(({ spans }) => spans.length > 0)

const untrue = async () =>
  (
    await sql<{ id: Id }>`
      with truth as (select r.id as resource_id, r.jurisdiction_id, r.organisation_id, r.system_id, r.provider_id, r.pool_id, r.item_id, lower(a.during) as from_on,
          coalesce(upper(a.during), 'infinity') as until_on, a.quantity, (select min(lower(x.during)) from allocation x where x.resource_id = r.id) as first_on,
          (select case when bool_or(upper_inf(x.during)) then 'infinity' else max(upper(x.during)) end from allocation x where x.resource_id = r.id) as ended_on
        from resource r join allocation a on a.resource_id = r.id)
      (select 'missing' as why, t.* from (select * from truth except select * from resource_holding) t) union all
      (select 'too many', t.* from (select * from resource_holding except select * from truth) t)`.execute(ownerDb)
  ).rows

async function put({ organisation, provider, spans }: Held, item: Id | undefined): Promise<Id> {
  const [id, caseId] = [newId(), await aCase(organisation, { ended: '2024-01-02', endsAs: 'done' })]
  await sql`insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, state, created_at)
    values (${id}, ${office.here}, ${organisation}, ${systems[organisation]}, ${provider}, ${pools[provider]}, ${item}, ${caseId}, 1, 'delivered', '2024-01-01')`.execute(
    db,
  )
  await sql`insert into allocation select ${id}, daterange(s.from, s.until), s.quantity, ${caseId} from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb)
    as s("from" date, until date, quantity numeric)`.execute(db)
  return id
}

const histories = fc.sample(aHistory, { numRuns: 120, seed: 20251015 })
const held = new Map<Id, Held & { readonly item: number }>()
for (const [at, history] of histories.entries()) held.set(await put(history, items[at % 2]), { ...history, item: at % 2 })

const holds = (spans: readonly Span[], on: Day) =>
  spans.find(({ from, until }) => from <= on && (until === null || on < until))?.quantity ?? 0

/** By hand, day by day: what was held at the end, what began and what ended within. */
function recount(all: readonly Held[], from: Day, to: Day) {
  const on = to < '2025-10-15' ? to : day('2025-10-15')
  return [
    all.filter(({ spans }) => holds(spans, on) > 0).length,
    all.filter(({ spans }) => spans[0] && from <= spans[0].from && spans[0].from <= on).length,
    all.filter(({ spans }) => {
      const last = spans.at(-1)?.until
      // It was held on the day before for the last time: that is the day it ended with.
      return last && from <= plusDays(last, -1) && plusDays(last, -1) <= on
    }).length,
  ]
}

test('as they were put there, the projection says what the allocations say', async () => {
  expect(held.size).toBeGreaterThan(80)
  expect(await untrue()).toEqual([])
})

test.each([
  ['2025-09-01', '2025-09-30'],
  ['2025-10-01', '2025-10-31'],
  ['2025-10-15', '2025-10-15'],
  ['2025-09-30', '2025-09-30'],
  ['2025-06-01', '2025-10-14'],
] as const)('from %s to %s the figures are those of a recount by hand', async (from, to) => {
  for (const [actor, sees] of [
    [authority, () => true],
    [clerk, ({ organisation }: Held) => organisation === first],
    [supplier, ({ provider }: Held) => provider === cloud],
  ] as const) {
    const mine = [...held.values()].filter(sees)
    const units = await measure(actor, 'resources', 'resources-unit', from, to)
    expect(units.total.cells.map(({ count }) => count)).toEqual(recount(mine, day(from), day(to)))
    for (const id of ['resources-provider', 'resources-zone', 'resources-item'])
      expect((await measure(actor, 'resources', id, from, to)).total.cells.map(({ count }) => count)).toEqual(
        recount(mine, day(from), day(to)),
      )
    for (const { key, cells, quantities } of units.rows) {
      const unit = mine.filter(({ organisation }) => organisation === key)
      expect(cells.map(({ count }) => count)).toEqual(recount(unit, day(from), day(to)))
      const on = to < '2025-10-15' ? day(to) : day('2025-10-15')
      const [cores, disks] = [0, 1].map((at) =>
        unit.filter(({ item }) => item === at).reduce((sum, { spans }) => sum + holds(spans, on), 0),
      )
      const said = [...(disks ? [['云硬盘', String(disks)]] : []), ...(cores ? [['虚拟CPU', String(cores)]] : [])]
      expect(quantities.map(({ name, quantity }) => [name, quantity])).toEqual(said)
    }
  }
})

test('after whatever changes: it grows, ends, is taken back, moves to another pool, many at once', async () => {
  const ids = [...held.keys()]
  const change = fc.record({
    id: fc.constantFrom(...ids),
    on: aDay,
    quantity: fc.nat(2),
    way: fc.constantFrom('from', 'none', 'all', 'pool'),
  })
  for (const { id, on, quantity, way } of fc.sample(change, { numRuns: 60, seed: 7 })) {
    if (way === 'pool') {
      await sql`update resource set provider_id = ${rival}, pool_id = ${pools[rival]} where id = ${id}`.execute(ownerDb)
    } else if (way === 'none') {
      await sql`delete from allocation where resource_id = ${id}`.execute(db)
    } else if (way === 'all') {
      await sql`update allocation set quantity = quantity + 1`.execute(db)
    } else {
      // As orders do it (allocate).
      await sql`delete from allocation where resource_id = ${id} and lower(during) >= ${on}::date`.execute(db)
      await sql`update allocation set during = daterange(lower(during), ${on}::date) where resource_id = ${id} and during @> ${on}::date`.execute(
        db,
      )
      await sql`insert into allocation select id, daterange(${on}::date, null), ${quantity + 1}, case_id from resource where id = ${id}`.execute(
        db,
      )
    }
    expect(await untrue(), `${way} of ${id} on ${on}`).toEqual([])
  }
}, 60_000)

test('two who change one resource at once leave it as both say', async () => {
  const [id] = [...held.keys()]
  await sql`delete from allocation where resource_id = ${id}`.execute(db)
  const add = (from: string, until: string) =>
    sql`insert into allocation select id, daterange(${from}::date, ${until}::date), 1, case_id from resource where id = ${id}`
  const [one, other] = [await db.startTransaction().execute(), await db.startTransaction().execute()]
  await add('2025-01-01', '2025-02-01').execute(one)
  const waits = add('2025-03-01', '2025-04-01').execute(other)
  await new Promise((resolve) => setTimeout(resolve, 200))
  await one.commit().execute()
  await waits
  await other.commit().execute()
  expect(await untrue()).toEqual([])
  const { rows } = await sql<{
    first: Day
    ended: Day
  }>`select distinct first_on as first, ended_on as ended from resource_holding where resource_id = ${id}`.execute(db)
  expect(rows).toEqual([{ first: '2025-01-01', ended: '2025-04-01' }])
})
