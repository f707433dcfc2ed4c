import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../kernel/index.ts'
import { anOffice, must, told } from './office.fixture.ts'

// Two at once, twice the same, too late, half done: nothing is lost, nothing happens twice, nothing is left behind.
const office = await anOffice()
const { act, applied, attach, begin, delivered, line, ordered, report, see, who, workOrder, world, write } = office

const changing = async (resourceId: string, quantity: string): Promise<string> => {
  const id = await begin('unit', 'change', world.id('system', 'unit'))
  must(await write('unit', id, { lines: [{ resourceId, quantity }] }))
  return id
}
const count = async (table: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(office.db)).rows[0]?.n ?? 0

test('of two who act on one step at once the second is told', async () => {
  const id = await applied()
  const both = await Promise.all([act('authority', id, 'accept'), act('fellow', id, 'refuse')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(
    (await see('authority', id)).timeline.filter((each: { kind: string; step: string }) => each.kind === 'left' && each.step === 'accept'),
  ).toHaveLength(1)
})

test('one key is one act; a stale version and a missing one are refused', async () => {
  const id = await applied()
  const key = newId()
  const [one, two] = await Promise.all([act('authority', id, 'accept', {}, { key }), act('authority', id, 'accept', {}, { key })])
  expect([told(one), told(two)]).toEqual(['ok', 'ok'])
  expect(told(await act('authority', id, 'reject', { opinion: '否' }, { key }))).toBe('request.key-reused')
  expect(told(await act('authority', id, 'approve', { fields: { grade: '甲' } }, { ifVersion: 1 }))).toBe('request.changed-meanwhile')
  const draft = await begin('unit', 'apply', world.id('system', 'unit'))
  expect(told(await who('unit').call('PUT', `/cases/${draft}/content`, { body: { fields: {} } }))).toBe('request.version-missing')
})

test('levels agree on what they read: reasons are those proposed, and nothing changes meanwhile', async () => {
  const id = await applied()
  must(await act('authority', id, 'accept'))
  must(await act('authority', id, 'reject', { opinion: '测算依据不足' }))
  expect(told(await act('authority', id, 'reject', { opinion: '再来' }))).toBe('case.level-same-person 2')
  expect(told(await act('signer', id, 'approve', { fields: { grade: '甲' } }))).toBe('case.level-outcome 2')
  expect(told(await write('authority', id, {}))).toBe('case.proposed 2')
  must(await act('signer', id, 'reject', { opinion: '同意' }))
  const ended = await see('unit', id)
  expect(ended.documents[0].text).toBe('甲局：不予同意。测算依据不足')
  expect(ended.endsAs).toBe('refused')
  expect(told(await act('authority', id, 'approve'))).toBe('case.ended')
})

test('what levels propose to each other is not told outside before it is decided', async () => {
  const id = await applied('other')
  must(await act('authority', id, 'accept'))
  must(await act('authority', id, 'reject', { opinion: '内部拟办意见' }))
  const kinds = async (by: string) => (await see(by, id)).timeline.map((event: { kind: string }) => event.kind)
  expect(await kinds('other')).toEqual(['begun', 'left', 'left'])
  expect(await kinds('provider')).toEqual(['begun', 'left', 'left'])
  expect(await kinds('signer')).toEqual(['begun', 'left', 'left', 'proposed'])
  const record = async (by: string) => JSON.stringify(await who(by).need('GET', `/audit-entries?objectKind=case&objectId=${id}`))
  expect(await record('other')).not.toContain('内部拟办意见')
  expect(await record('signer')).toContain('内部拟办意见')
})

test('whoever asks for something new says what for and how it was reckoned', async () => {
  const id = await begin('other', 'apply', world.id('system', 'other'))
  must(await write('other', id, { fields: { purpose: '政务服务' }, lines: [{ ...line(), reason: ' ' }] }))
  must(await attach('other', id, 'letter'))
  const refused = await act('other', id, 'submit')
  expect(refused.ok ? null : refused.problem.faults).toEqual([{ path: '/lines/0/reason', message: '第 1 行：请写明申请理由' }])
})

test('nobody reviews what he submitted, on whichever side he stands; his colleague may', async () => {
  const id = await applied('both')
  expect(told(await act('both', id, 'accept'))).toBe('case.reviewed-own 2')
  must(await act('fellow', id, 'accept'))
  const own = await applied('unit')
  expect(told(await who('unit').call('POST', `/cases/${own}/opinions`, { body: { opinion: '好' } }))).toBe('case.reviewed-own 2')
  expect(told(await who('colleague').call('POST', `/cases/${own}/opinions`, { body: { opinion: ' ' } }))).toBe('case.opinion-missing 2')
  must(await who('colleague').call('POST', `/cases/${own}/opinions`, { body: { opinion: '可行' } }))
  expect(told(await who('provider').call('POST', `/cases/${own}/opinions`, { body: { opinion: '可行' } }))).toBe('case.not-consulted 2')
})

test('a resource is the matter of one submitted case; its quantity is read anew on submission', async () => {
  const resource = await delivered('8')
  const [first, second] = [await changing(resource, '10'), await changing(resource, '12')]
  const both = await Promise.all([act('unit', first, 'submit'), act('colleague', second, 'submit')])
  expect(both.map(told).toSorted()).toEqual(['ok', 'resource.in-another-case 3'])
  const [won, lost] = both[0]?.ok ? [first, second] : [second, first]
  must(await act('authority', won, 'approve'))
  expect(told(await act('unit', lost, 'submit'))).toBe('resource.busy 3')
  const order = await workOrder(won)
  await who('provider').need('POST', `/work-orders/${order.id}/accept`)
  const before = await count('audit_entry')
  expect(told(await report(order.id, [{ line: 1, state: 'done' }]))).toBe('case.material-missing 3')
  expect([(await workOrder(won)).state, await count('audit_entry')]).toEqual(['accepted', before])
  must(await attach('provider', won, 'test-report'))
  must(await report(order.id, [{ line: 1, state: 'done' }]))
  must(await act('unit', lost, 'submit'))
  expect((await see('unit', lost)).lines[0].before).toBe(won === first ? '10' : '12')
})

test('a callback repeated in another order changes nothing; contradictions are refused', async () => {
  const id = await ordered([line('1'), line('2'), line('3')])
  const { id: order } = await workOrder(id)
  const [one, two, failed] = [
    { line: 1, state: 'done' },
    { line: 2, state: 'done' },
    { line: 3, state: 'failed' },
  ]
  expect(told(await report(order, [one, { line: 1, state: 'failed' }]))).toBe('work-order.line-twice')
  expect(told(await report(order, [{ line: 4, state: 'done' }]))).toBe('work-order.line-unknown')
  for (const results of [[two, failed], [one], [failed, two], [two, one]]) must(await report(order, results))
  expect(told(await report(order, [{ line: 1, state: 'failed' }]))).toBe('work-order.line-done')
  expect((await workOrder(id)).state).toBe('failed')
  must(await who('provider').call('POST', `/work-orders/${order}/retry`))
  must(await report(order, [{ line: 3, state: 'done' }]))
  must(await report(order, [one, two]))
  expect((await see('unit', id)).step.id).toBe('confirm')
  must(await act('unit', id, 'give-up'))
  const { items } = await who('unit').need('GET', `/resources?system=${world.id('system', 'unit')}&state=delivered`)
  expect(items.filter((each: { caseId: string }) => each.caseId === id)).toEqual([])
})

test('a work order is withdrawn when its step is left otherwise, and a report that comes too late is told so', async () => {
  const id = await ordered([line('1'), line('2')])
  const { id: order } = await workOrder(id)
  const both = await Promise.all([report(order, [{ line: 1, state: 'done' }]), act('provider', id, 'cannot', { opinion: '库存不足' })])
  expect(both[1]?.ok).toBe(true)
  expect((await see('unit', id)).step.id).toBe('review')
  expect(told(await report(order, [{ line: 2, state: 'done' }]))).toBe('work-order.wrong-state')
})

test('an exception, a flag, a condition: the measure decides', async () => {
  const refused = await begin('unit', 'apply', world.id('system', 'built'))
  must(await write('unit', refused, { fields: { purpose: '用' }, lines: [line('101', 'old')] }))
  must(await attach('unit', refused, 'letter'))
  expect(told(await act('unit', refused, 'submit'))).toBe('case.material-missing 2')
  must(await attach('unit', refused, 'migration-plan'))
  const numbers = await sql`select * from case_counter`.execute(office.db)
  expect(told(await act('unit', refused, 'submit'))).toBe('rule.frozen 5')
  expect((await sql`select * from case_counter`.execute(office.db)).rows).toEqual(numbers.rows)
  const allowed = await applied('unit', [line('101', 'old')], 'superior')
  expect((await see('unit', allowed)).findings.map((each: { rule: string }) => each.rule)).toEqual(['large'])
})

test('drafts and papers are seen by their own alone, and sent to be saved', async () => {
  const draft = await begin('unit', 'apply', world.id('system', 'unit'))
  const hostile = '../../etc/\u202e\n../passwd.pdf'
  const { id: paper } = must(await attach('unit', draft, 'letter', hostile))
  expect((await see('unit', draft)).materials[0].name).toBe('passwd.pdf')
  for (const name of ['authority', 'support', 'provider', 'other']) {
    expect(told(await who(name).call('GET', `/cases/${draft}`))).toBe('request.not-found')
    expect(told(await who(name).call('GET', `/cases/${draft}/materials/${paper}/content`))).toBe('request.not-found')
  }
  const another = await applied()
  expect(told(await who('unit').call('GET', `/cases/${another}/materials/${paper}/content`))).toBe('request.not-found')
  expect(told(await who('authority').call('DELETE', `/cases/${another}/materials/${paper}`))).toBe('request.not-found')
  const unit = who('unit')
  const token = await office.server.signIn(unit.login, unit.password)
  const { headers } = await office.server.call('GET', `/cases/${draft}/materials/${paper}/content`, { token })
  expect(headers['content-disposition']).toMatch(/^attachment; filename="passwd\.pdf"/)
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('five hundred lines and hostile texts come back as they were', async () => {
  const hostile = `<script>alert(1)</script>'; drop table case_file; -- {unit} \${x} \\ 𠮷 🀄 \u202e`
  const lines = Array.from({ length: 500 }, (_, index) => ({ ...line(String(index + 1)), reason: hostile }))
  const id = await begin('unit', 'apply', world.id('system', 'unit'))
  must(await write('unit', id, { fields: { purpose: hostile, note: hostile }, lines }))
  await attach('unit', id, 'letter')
  must(await act('unit', id, 'submit'))
  const shown = await see('authority', id)
  expect(shown.fields).toEqual({ purpose: hostile, note: hostile })
  expect(shown.lines.map((each: { quantity: string }) => each.quantity)).toEqual(lines.map(({ quantity }) => quantity))
  expect(shown.lines[499].reason).toBe(hostile.trim())
  expect(shown.findings).toHaveLength(400)
})
