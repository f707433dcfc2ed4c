import { expect, test } from 'vitest'
import type { Body, Reply } from '../../app/play/index.ts'
import { anOffice, must, told } from './office.fixture.ts'
import { supervised } from './supervision.fixture.ts'

const { who, see, act, write, world, moveTo } = await anOffice('2024-09-24 09:00', supervised)
const org = (name: string) => who(name).organisationId
const begin = (by: string, body: Body): Promise<Reply> => who(by).call('POST', '/cases', { body })
const sees = async (by: string, id: string) => {
  const { items } = await who(by).need('GET', '/cases?limit=200')
  const listed = items.some((each: Body) => each.id === id)
  const read = (await who(by).call('GET', `/cases/${id}`)).ok
  expect(listed).toBe(read)
  return read
}
const mine = async (by: string, id: string) => (await who(by).need('GET', '/todo')).items.some((each: Body) => each.id === id)
const rectify = async (about = 'unit', fields: Body = {}, system: string | null = null) => {
  const { id } = must(
    await begin('authority', { procedure: 'rectify', aboutId: org(about), ...(system ? { systemId: world.id('system', system) } : {}) }),
  )
  must(await act('authority', id, 'send', { opinion: '弱口令', fields: { issue: '弱口令', ...fields } }))
  return id as string
}

test.each<[string, string, Body, string]>([
  ['nobody said', 'authority', { procedure: 'rectify' }, 'case.about-needed 2'],
  ['not of that party', 'authority', { procedure: 'rectify', aboutId: 'finance' }, 'request.not-found'],
  ['not there at all', 'authority', { procedure: 'rectify', aboutId: '00000000-0000-7000-8000-000000000000' }, 'request.not-found'],
  ['by somebody else', 'unit', { procedure: 'rectify', aboutId: 'unit' }, 'case.not-beginner 2'],
  ['about somebody where it is one’s own matter', 'unit', { procedure: 'apply', aboutId: 'unit' }, 'case.about-nobody 3'],
  ['a unit that is no customer', 'provider', { procedure: 'advise', aboutId: 'unit' }, 'request.not-found'],
  ['a system of another unit', 'authority', { procedure: 'rectify', aboutId: 'unit', systemId: 'other' }, 'request.not-found'],
  ['a provider that is none', 'authority', { procedure: 'rectify', aboutId: 'unit', providerId: 'other' }, 'request.not-found'],
  ['another provider than the only one', 'unit', { procedure: 'apply', systemId: 'unit', providerId: 'rival' }, 'request.not-found'],
  ['a provider that is named later', 'unit', { procedure: 'request', systemId: 'unit', providerId: 'provider' }, 'case.provider-later 6'],
  ['an order without a system', 'unit', { procedure: 'request' }, 'case.system-needed 6'],
])('who begins a case about %s is told', async (_, by, { procedure, aboutId, systemId, providerId }, refusal) => {
  const idOf = (name: string) => (name.includes('-') ? name : org(name))
  const body = {
    procedure,
    ...(aboutId ? { aboutId: idOf(aboutId) } : {}),
    ...(systemId ? { systemId: world.id('system', systemId) } : {}),
    ...(providerId ? { providerId: org(providerId) } : {}),
  }
  expect(told(await begin(by, body))).toBe(refusal)
})

test('a draft about somebody is its beginner’s alone; once sent the subject and its superiors see it, and act in their steps', async () => {
  const { id } = must(await begin('authority', { procedure: 'rectify', aboutId: org('unit') }))
  const everybody = ['authority', 'unit', 'near', 'top', 'district', 'other', 'firm', 'finance', 'provider']
  const seen = async () => {
    const found: string[] = []
    for (const name of everybody) if (await sees(name, id)) found.push(name)
    return found
  }
  expect(await seen()).toEqual(['authority'])
  expect(told(await act('unit', id, 'send'))).toBe('request.not-found')
  expect(
    (
      await who('unit')
        .need('GET', '/audit?limit=200')
        .catch(() => ({ items: [] }))
    ).items.some((each: Body) => each.object?.id === id),
  ).toBe(false)
  must(await act('authority', id, 'send', { opinion: '弱口令', fields: { issue: '弱口令' } }))
  expect(await seen()).toEqual(['authority', 'unit', 'near', 'top', 'district'])
  expect([await mine('unit', id), await mine('near', id), await mine('authority', id)]).toEqual([true, false, false])
  expect(told(await act('near', id, 'report', { fields: { report: '已改' } }))).toBe('case.not-your-turn 2')
  must(await act('unit', id, 'report', { fields: { report: '已改' } }))
  // Another person of the authority, which began it: it is the authority that acts, not the one person.
  must(await act('second', id, 'stop', { opinion: '未改' }))
  // The nearest superior that is this party lifts it, not the one above it, nor another.
  expect([await mine('near', id), await mine('top', id), await mine('other', id)]).toEqual([true, false, false])
  expect(told(await act('top', id, 'lift'))).toBe('case.not-your-turn 2')
  expect(told(await act('other', id, 'lift'))).toBe('request.not-found')
  must(await act('near', id, 'lift'))
  expect((await see('unit', id)).endsAs).toBe('done')
})

test('where the unit is that party itself, it is its own nearest superior', async () => {
  const id = await rectify('other')
  must(await act('other', id, 'report', { fields: { report: '已改' } }))
  must(await act('authority', id, 'stop', { opinion: '未改' }))
  expect(told(await act('near', id, 'lift'))).toBe('request.not-found')
  must(await act('other', id, 'lift'))
})

test('a unit that stands where new orders stop is refused by the article; when that is lifted, no more', async () => {
  const id = await rectify('near')
  must(await act('near', id, 'report', { fields: { report: '已改' } }))
  must(await act('authority', id, 'stop', { opinion: '未改' }))
  const apply = must(await begin('near', { procedure: 'apply', systemId: world.id('system', 'near') })).id
  const line = { itemId: world.id('item', 'vcpu'), poolId: world.id('pool', 'pool'), quantity: '8', reason: '需要', calculation: '测算' }
  must(await write('near', apply, { lines: [line] }))
  expect(told(await act('near', apply, 'submit'))).toBe('rule.stopped 2')
  must(await act('near', id, 'lift'))
  must(await act('near', apply, 'submit'))
})

test('what is filled in is judged when the step is left; what is taken back is not', async () => {
  const id = await rectify()
  const reply = await act('unit', id, 'report', { fields: { report: '正在办' } })
  expect(told(reply)).toBe('rule.vague 2')
  expect((await see('unit', id)).step.id).toBe('fix')
  expect((await see('unit', id)).timeline).toHaveLength(2)
})

test.each<[string, string, string | null, Body, string, string]>([
  ['a day that the authority set', 'unit', 'new', { 'by-day': '2025-02-28' }, '2025-02-28', '至2025年2月28日'],
  ['the end of the construction period, a Saturday', 'unit', 'new', {}, '2025-03-01', '至2025年3月1日'],
  ['a day that nobody put on file is none', 'unit', 'open', {}, '2024-09-30', '5个工作日'],
  ['an enterprise', 'firm', null, {}, '2024-09-27', '3个工作日'],
  ['anybody else, over a Sunday that is worked', 'unit', 'unit', {}, '2024-09-30', '5个工作日'],
])('the first alternative that applies is the term: %s', async (_, about, system, fields, dueOn, term) => {
  const id = await rectify(about, fields, system)
  expect((await see('unit', id).catch(() => see('firm', id))).clock).toMatchObject({ dueOn, term, overdue: false, provisional: false })
  const row = (await who('authority').need('GET', '/cases?limit=200')).items.find((each: Body) => each.id === id)
  expect(row.clock).toMatchObject({ dueOn, term })
  expect((await see('authority', id)).steps[1].term).toBe('至整改截止日或至批复的项目建设期截止日或3个工作日或5个工作日')
})

test('papers go to whom the case concerns; the first who opens one is on record; what is published everybody reads', async () => {
  const boxOf = async (name: string, box = 'received') =>
    (await who(name).need('GET', `/documents/${box}?limit=200`)).items.map((each: Body) => each.document)
  const counts = async () => Object.fromEntries(await Promise.all(readers.map(async (name) => [name, (await boxOf(name)).length] as const)))
  const readers = ['unit', 'near', 'top', 'other', 'finance', 'district', 'west', 'provider', 'firm']
  const before = await counts()
  const id = await rectify('unit')
  const after = await counts()
  expect(readers.filter((name) => after[name] === before[name] + 1)).toEqual(['unit', 'near', 'finance', 'district'])

  const [paper] = (await who('finance').need('GET', '/documents/received')).items
  expect(paper).toMatchObject({ document: 'notice', kind: 'copy', readAt: null, name: '整改通知书', issuerName: '某地数据局' })
  const shown = await who('finance').need('GET', `/documents/${paper.id}`)
  expect(shown).toMatchObject({ readByName: 'finance', text: expect.stringContaining('甲站：弱口令') })
  await moveTo('2024-09-25 09:00')
  expect((await who('finance').need('GET', `/documents/${paper.id}`)).readAt).toBe(shown.readAt)
  const { documents } = await see('authority', id)
  expect(documents[0].addresses.map((each: Body) => [each.name, each.kind, each.readAt !== null])).toEqual([
    ['甲站', 'to', false],
    ['东区数据局', 'copy', false],
    ['某地财政局', 'copy', true],
    ['甲总站', 'copy', false],
  ])
  // Who sees the case reads its papers; whom they were not sent to, and who does not, learns nothing.
  expect((await who('top').call('GET', `/documents/${paper.id}`)).ok).toBe(true)
  for (const name of ['west', 'firm', 'provider'])
    expect(told(await who(name).call('GET', `/documents/${paper.id}`))).toBe('request.not-found')

  must(await act('unit', id, 'report', { fields: { report: '已改' } }))
  const published = (await boxOf('firm', 'published')).length
  must(await act('authority', id, 'stop', { opinion: '未改' }))
  expect(await boxOf('firm', 'published')).toHaveLength(published + 1)
  const [circular] = (await who('firm').need('GET', '/documents/published')).items
  expect(await who('firm').need('GET', `/documents/${circular.id}`)).toMatchObject({ document: 'circular', kind: null, readAt: null })
})

test('who is named takes part from the act that names it, and only who is named', async () => {
  const { id } = must(await begin('provider', { procedure: 'adjust' }))
  const asks = (await see('provider', id)).desk.asks.map((each: Body) => [each.field, each.type, each.party, each.many])
  expect(asks).toEqual([
    ['affected', 'body', 'user', true],
    ['assessor', 'body', 'reviewer', false],
  ])
  const named = (affected: string, assessor = org('reviewer')) => ({ fields: { affected, assessor } })
  const faults: [string, Body][] = [
    ['no organisation', named('甲站')],
    ['none of that party', named(org('finance'))],
    ['nobody known', named('00000000-0000-7000-8000-000000000000')],
    ['two where one is asked for', named(org('unit'), `${org('reviewer')},${org('stranger')}`)],
  ]
  for (const [what, content] of faults) expect([what, told(await write('provider', id, content))]).toEqual([what, 'case.field-invalid 4'])
  expect(told(await act('provider', id, 'send', named('')))).toBe('case.field-missing 4')
  expect(told(await act('provider', id, 'send', named(org('finance'))))).toBe('case.field-invalid 4')
  // Said twice is said once; saved is not named yet.
  must(await write('provider', id, named(`${org('unit')},${org('firm')},${org('unit')}`)))
  expect([await sees('unit', id), await sees('reviewer', id)]).toEqual([false, false])
  must(await act('provider', id, 'send'))
  const seen = ['unit', 'firm', 'reviewer', 'authority', 'near', 'other', 'stranger', 'rival']
  expect(await Promise.all(seen.map((name) => sees(name, id)))).toEqual([true, true, true, true, false, false, false, false])
  const shown = await see('unit', id)
  expect(shown.bodies.affected.map((each: Body) => each.name).sort()).toEqual(['甲公司', '甲站'])
  expect(shown.timeline.at(-1).fields.assessor).toBe('甲评测')
  expect(shown.documents[0].text).toContain('甲云将调整，评估机构甲评测')
  expect(shown.documents[0].addresses.map((each: Body) => [each.name, each.kind])).toEqual([
    ['甲公司', 'to'],
    ['甲站', 'to'],
    ['甲云', 'copy'],
  ])

  expect([await mine('reviewer', id), await mine('stranger', id)]).toEqual([true, false])
  expect(told(await act('unit', id, 'opine', { opinion: '可行' }))).toBe('case.not-your-turn 4')
  // Sent back and said anew: who is named no longer takes no part any more.
  must(await act('reviewer', id, 'return'))
  must(await act('provider', id, 'send', { fields: { affected: org('firm') } }))
  expect([await sees('unit', id), await sees('firm', id)]).toEqual([false, true])
  must(await act('reviewer', id, 'opine', { opinion: '可行' }))
  expect([await mine('firm', id), await mine('unit', id)]).toEqual([true, false])
  must(await act('firm', id, 'agree'))
})

test('whom one may choose: those one sees or deals with, and whoever everybody deals with', async () => {
  const names = async (by: string, party: string, search = '') =>
    (await who(by).need('GET', `/candidates?party=${party}&search=${encodeURIComponent(search)}`)).items.map((each: Body) => each.name)
  expect(await names('authority', 'user')).toEqual(['乙厅', '甲公司', '甲站', '甲总站'].toSorted())
  expect(await names('authority', 'user', '总')).toEqual(['甲总站'])
  expect(await names('near', 'user')).toEqual(['甲总站', '甲站'].toSorted())
  expect(await names('unit', 'provider')).toEqual(['乙云', '甲云'].toSorted())
  expect(await names('provider', 'user')).toEqual([])
  expect(await names('unit', 'nobody')).toEqual([])
})

test('a case goes to no step that waits for a superior that is not there: it stays where it is, and who decides is told why', async () => {
  const id = await rectify('firm')
  must(await act('firm', id, 'report', { fields: { report: '已更换口令' } }))
  const reply = await act('authority', id, 'stop', { opinion: '仍有弱口令' })
  expect(told(reply)).toBe('case.nobody-there 2')
  expect(reply.ok ? '' : reply.problem.detail).toBe(
    '下一环节“停止新增”由一级预算单位办理，而该单位的上级单位没有登记一级预算单位，请与主管部门联系登记后再办理',
  )
  const shown = await see('authority', id)
  expect([shown.step.id, shown.documents.map((each: Body) => each.document)]).toEqual(['recheck', ['notice']])
  must(await act('authority', id, 'pass'))
})
