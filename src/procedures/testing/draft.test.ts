import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Body } from '../../app/play/index.ts'
import { anOffice, must, told } from './office.fixture.ts'

const office = await anOffice()
const { who, see, act, attach, begin, line, write, world, ownerDb } = office
const long = '很'.repeat(600)
const han = /^\p{Script=Han}+$/u
const apply = () => begin('unit', 'apply', world.id('system', 'unit'))
const draft = (id: string, content: Body, by = 'unit') => write(by, id, { ...content, draft: true }).then(must)
const unfitOf = async (id: string, by = 'unit') => (await see(by, id)).desk?.unfit

test('a draft keeps what was typed, however wrong, and says what is wrong where; whoever comes back finds both', async () => {
  const id = await apply()
  const half = { itemId: world.id('item', 'vcpu'), quantity: '八核' }
  const saved = await draft(id, { fields: { purpose: '政务服务', note: long }, lines: [half] })
  expect(saved.faults.map(({ path }: Body) => path)).toEqual(['/fields/note', '/lines/0/poolId', '/lines/0/quantity'])
  for (const { message } of saved.faults) expect(message).toMatch(/\p{Script=Han}{2}/u)
  const view = await see('unit', id)
  expect(view.desk.unfit).toEqual({ fields: { note: long }, lines: [half], faults: saved.faults })
  // Nothing that does not fit is ever read as if it did.
  expect([view.fields, view.lines, view.version]).toEqual([{ purpose: '政务服务' }, [], saved.version])
  expect(await unfitOf(id, 'colleague')).toEqual(view.desk.unfit)
  for (const by of ['authority', 'provider', 'other']) expect((await who(by).call('GET', `/cases/${id}`)).ok, by).toBe(false)
})

test('the record keeps that a draft was saved, which fields of it, and not what was typed; what is submitted it keeps whole', async () => {
  const id = await apply()
  await attach('unit', id, 'letter')
  await draft(id, { fields: { purpose: '尚未想好的打算', note: long }, lines: [line('0')] })
  await draft(id, { fields: { purpose: '政务服务', note: '' }, lines: [line('7')] })
  await draft(id, { fields: { purpose: '政务服务' }, lines: [line('7')] })
  must(await act('unit', id, 'submit'))
  const entries = async (by: string, name: string) =>
    (await who(by).need('GET', `/audit-entries?objectKind=case&objectId=${id}&act=${name}`)).items.map(({ before, after }: Body) => ({
      before,
      after,
    }))
  const [first, second, third] = (await entries('unit', 'case.write')).toReversed()
  expect([first.after.changedFields, second.after.changedFields, third.after.changedFields]).toEqual([
    [expect.stringMatching(han), expect.stringMatching(han), '资源明细'],
    [expect.stringMatching(han), expect.stringMatching(han), '资源明细'],
    [],
  ])
  expect(first.after.version).toBe(first.before.version + 1)
  const { rows } = await sql<{ said: string }>`select concat(before, after) as said from audit_entry where object_id = ${id}`.execute(
    ownerDb,
  )
  const all = rows.map(({ said }) => said).join()
  expect(all).not.toMatch(/尚未想好|很很/)
  const [submitted] = await entries('unit', 'case.act')
  expect(submitted.after).toMatchObject({ fields: { purpose: '政务服务' }, lines: [{ quantity: '7' }] })
})

test('only a submission has to fit: it is refused at the field, and what was typed stays', async () => {
  const id = await apply()
  await attach('unit', id, 'letter')
  await draft(id, { fields: { purpose: '政务服务', note: long }, lines: [line('0')] })
  const refused = await act('unit', id, 'submit')
  expect(told(refused)).toMatch(/^case\.field-invalid/)
  expect(refused.ok ? [] : refused.problem.faults?.map(({ path }) => path)).toEqual(['/fields/note'])
  await draft(id, { fields: { purpose: '政务服务', note: '短' }, lines: [line('0')] })
  const again = await act('unit', id, 'submit')
  expect(again.ok ? [] : again.problem.faults?.map(({ path }) => path)).toEqual(['/lines/0/quantity'])
  expect(await unfitOf(id)).toMatchObject({ fields: {}, lines: [{ quantity: '0' }] })
  await draft(id, { fields: { purpose: '政务服务', note: '短' }, lines: [line('8')] })
  expect(await unfitOf(id)).toBeNull()
  must(await act('unit', id, 'submit'))
  expect((await see('unit', id)).lines.map(({ quantity }: Body) => quantity)).toEqual(['8'])
})

test('what is wrong takes the place of what was right: an answer that was typed over is not submitted behind it', async () => {
  const id = await apply()
  await draft(id, { fields: { note: '旧' } })
  await draft(id, { fields: { note: long } })
  const { fields, desk } = await see('unit', id)
  expect([fields, Object.keys(desk.unfit.fields)]).toEqual([{}, ['note']])
  // Said of one field, the others stay as they are, right or wrong.
  const { faults } = await draft(id, { fields: { purpose: '政务' } })
  expect([faults.map(({ path }: Body) => path), (await unfitOf(id)).fields]).toEqual([['/fields/note'], { note: long }])
  await draft(id, { fields: { note: null } })
  expect([(await see('unit', id)).fields, await unfitOf(id)]).toEqual([{ purpose: '政务' }, null])
})

test('what is no draft is judged as before, and a draft takes no field that the form has not', async () => {
  const id = await apply()
  expect(told(await write('unit', id, { fields: { note: long } }))).toMatch(/^case\.field-invalid/)
  expect(told(await write('unit', id, { fields: { stranger: 'x' }, draft: true }))).toMatch(/^case\.field-invalid/)
  expect(told(await write('unit', id, { lines: [{ quantity: 'x' }] }))).toMatch(/^order\.|^case\./)
  expect((await see('unit', id)).desk.unfit).toBeNull()
  expect((await who('other').call('PUT', `/cases/${id}/content`, { body: { fields: {}, draft: true }, ifVersion: 1 })).ok).toBe(false)
})

test('given up, nothing of it is left; and two who write at once are told', async () => {
  const id = await apply()
  await draft(id, { fields: { note: long }, lines: [{ quantity: 'x' }] })
  const stale = await who('colleague').call('PUT', `/cases/${id}/content`, { body: { fields: { note: 'y' }, draft: true }, ifVersion: 1 })
  expect(told(stale)).toBe('request.changed-meanwhile')
  expect((await unfitOf(id)).fields).toEqual({ note: long })
  must(await act('unit', id, 'withdraw'))
  const { rows } = await sql<{ unfit: unknown }>`select unfit from case_file where id = ${id}`.execute(ownerDb)
  expect(rows).toEqual([{ unfit: null }])
})
