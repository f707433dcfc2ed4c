import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Body } from '../../app/play/index.ts'
import { anOffice, must, told } from '../../procedures/testing/office.fixture.ts'

const office = await anOffice()
const { who, see, act, applied, ordered, workOrder, world, ownerDb } = office

const waiting = async (by: string, query = ''): Promise<Body[]> => (await who(by).need('GET', `/waiting?limit=200${query}`)).items
const casesOf = async (by: string) => (await waiting(by, '&kind=case')).map(({ place }) => place as string)
const everybody = ['authority', 'signer', 'support', 'provider', 'unit', 'colleague', 'other', 'leader', 'both', 'fellow']

test('a case waits for whose turn it is, at the level of his post, and never for who handed it in', async () => {
  const id = await applied()
  const waits = async () => {
    const names: string[] = []
    for (const by of everybody) if ((await casesOf(by)).includes(id)) names.push(by)
    return names
  }
  const acceptors = await waits()
  expect(acceptors).toContain('authority')
  expect(acceptors).not.toContain('unit')
  expect(acceptors).not.toContain('provider')
  must(await act('authority', id, 'accept'))
  expect(await waits()).not.toContain('signer')
  must(await act('authority', id, 'approve', { fields: { grade: '甲' } }))
  // The authority's handler has passed his level; whoever signs for the authority may pass the next.
  expect(await waits()).toEqual(['signer', 'both', 'fellow'])
  must(await act('signer', id, 'approve'))
  // What a work order completes waits as that work order.
  expect(await waits()).toEqual([])
  const orders = (by: string) => waiting(by, '&kind=work-order').then((rows) => rows.map(({ id: row }) => row))
  const { id: order } = await workOrder(id)
  expect(await orders('provider')).toContain(order)
  for (const by of everybody.filter((name) => name !== 'provider')) expect(await orders(by), by).toEqual([])
})

test('who is applicant and authority at once does not find what he submitted himself; his colleague does', async () => {
  const id = await applied('both')
  expect([await casesOf('both'), await casesOf('fellow')].map((ids) => ids.includes(id))).toEqual([false, true])
  expect(told(await act('both', id, 'accept'))).toMatch(/^case\.reviewed-own/)
  expect(told(await act('fellow', id, 'accept'))).toBe('ok')
})

test('whatever waits for somebody is shown to him and is his turn', async () => {
  await applied('other')
  await office.begin('unit', 'apply', world.id('system', 'unit'))
  for (const by of everybody) for (const id of await casesOf(by)) expect([by, (await see(by, id)).yourTurn]).toEqual([by, true])
})

test('what is overdue comes first, then what is due soonest; what stands still and what has no term come last, and no row is lost between pages', async () => {
  const ids = [await applied(), await applied(), await applied(), await applied()] as const
  const [standing, late, soon, later] = ids
  const due = (id: string, at: string | null) =>
    sql`update case_clock set due_at = ${at}::timestamptz, due_on = (${at}::timestamptz at time zone 'Asia/Shanghai' - interval '1 second')::date
      where case_id = ${id} and ended_at is null`.execute(ownerDb)
  await due(standing, null)
  // It is Tuesday, 24 September 2024; 29 September is a Sunday that is worked, 1 to 7 October are days off.
  await due(late, '2024-09-19T16:00:00Z')
  await due(soon, '2024-09-25T16:00:00Z')
  await due(later, '2024-10-08T16:00:00Z')
  const rows = (await waiting('authority', '&kind=case')).filter(({ id }) => ids.includes(id))
  expect(rows.map(({ id }) => id)).toEqual([late, soon, later, standing])
  expect(rows.map(({ clock }) => [clock.daysLeft, clock.overdue, clock.stands])).toEqual([
    [-3, true, false],
    [1, false, false],
    [6, false, false],
    [null, false, true],
  ])
  const counts = await who('authority').need('GET', '/waiting/counts')
  const all = await waiting('authority')
  expect([counts.count, counts.overdue]).toEqual([all.length, all.filter(({ clock }) => clock?.overdue).length])
  expect(counts.soon).toBeGreaterThanOrEqual(1)
  const paged: string[] = []
  let after = ''
  do {
    const page = await who('authority').need('GET', `/waiting?limit=1${after}`)
    paged.push(...page.items.map(({ id }: Body) => id))
    after = page.next ? `&after=${page.next}` : ''
  } while (after)
  expect(paged).toEqual(all.map(({ id }) => id))
})

test('several work orders are accepted one by one: what somebody changed meanwhile, what is another’s and what is not there is refused and told', async () => {
  const orderOf = async (id: string) => {
    must(await act('authority', id, 'accept'))
    must(await act('authority', id, 'approve', { fields: { grade: '甲' } }))
    must(await act('signer', id, 'approve'))
    return workOrder(id)
  }
  const [first, stale, done] = [await orderOf(await applied()), await orderOf(await applied()), await workOrder(await ordered())]
  const nowhere = '00000000-0000-7000-8000-000000000000'
  const items = [
    { id: first.id, version: first.version },
    { id: stale.id, version: stale.version + 1 },
    { id: done.id },
    { id: nowhere },
    { id: first.id },
  ]
  const answer = await who('provider').need('POST', '/bulk/work-orders/accept', { body: { items }, key: 'bulk-accept-1' })
  expect([answer.done, answer.refused]).toEqual([1, 3])
  expect(answer.items.map(({ id, code }: Body) => [id, code])).toEqual(
    [
      [stale.id, 'request.changed-meanwhile'],
      [done.id, 'work-order.wrong-state'],
      [nowhere, 'request.not-found'],
    ].toSpliced(0, 0, [first.id, null]),
  )
  expect(answer.items.slice(1).every(({ message }: Body) => message.length > 5)).toBe(true)
  // Sent again, it does nothing twice, and answers what was done.
  expect((await who('provider').need('POST', '/bulk/work-orders/accept', { body: { items }, key: 'bulk-accept-1' })).done).toBe(1)
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from audit_entry where act = 'work-order.accept' and object_id = ${first.id}`.execute(ownerDb)
  expect(rows[0]?.count).toBe(1)
  expect(told(await who('unit').call('POST', '/bulk/work-orders/accept', { body: { items } }))).toBe('permission.denied')
})

test('what is watched is seen: a stranger’s case is not to be watched, nor told of', async () => {
  const id = await applied()
  must(await who('unit').call('PUT', `/watches/case/${id}`))
  must(await who('unit').call('PUT', `/watches/case/${id}`))
  expect(told(await who('other').call('PUT', `/watches/case/${id}`))).toBe('request.not-found')
  const watched = async (by: string) => (await who(by).need('GET', '/watches')).items.map((row: Body) => row.id)
  expect([await watched('unit'), await watched('colleague'), await watched('other')]).toEqual([[id], [], []])
  must(await who('unit').call('DELETE', `/watches/case/${id}`))
  expect(await watched('unit')).toEqual([])
})
