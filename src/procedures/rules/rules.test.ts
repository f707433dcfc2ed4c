import { expect, test } from 'vitest'
import type { OfficeActor } from '../../identity/index.ts'
import { labelOf, mediaTypeOf } from '../../kernel/index.ts'
import type { Field, FieldType, PartyRule, ProcedureRule } from '../../regimes/index.ts'
import { anActor } from '../../testing/office.ts'
import { compare, numbered, placeInWords } from './compare.ts'
import { readFields, withForm } from './fields.ts'
import { dateInWords, fillIn } from './papers.ts'
import { actsAs, reachOf } from './turn.ts'

const file = { jurisdictionId: 'j', organisationId: 'u', providerId: 'p', begunByOrganisationId: 'u' }
const standing = { file, involved: { superiors: { leader: 's' }, named: [] } }
const procedure = { by: 'user', about: null, order: 'new', steps: [] } as unknown as ProcedureRule
const party = (id: string, sees: PartyRule['sees']) => ({ id, sees }) as PartyRule
const somebody = (organisationId: string, parties: string[], sees: Partial<OfficeActor['sight']> = {}, jurisdictionId = 'j') =>
  anActor(jurisdictionId, organisationId, { parties, sees })

const naming = (party: string, as: 'provider' | null = null) =>
  ({ asks: [{ field: 'f', type: 'body', party, as }], outcomes: [] }) as unknown as ProcedureRule['steps'][number]
const about = (by: string, of: string | null, order: ProcedureRule['order'] = 'none', ...steps: ProcedureRule['steps']) => ({
  by,
  about: of,
  order,
  steps,
})
test.each<[string, PartyRule, ReturnType<typeof about>, string]>([
  ['whoever it is about', party('user', 'own'), about('authority', 'user'), 'own'],
  ['a provider it is about', party('provider', 'assigned'), about('authority', 'provider'), 'own'],
  ['an authority that begins it', party('authority', 'jurisdiction'), about('authority', 'user'), 'all'],
  ['a district that begins it', party('district', 'area'), about('district', 'user'), 'looked-after'],
  ['a provider that begins it', party('provider', 'assigned'), about('provider', 'user', 'change'), 'begun'],
  ['a superior that begins it', party('leader', 'own'), about('leader', 'user'), 'begun'],
  ['an authority in a matter of its own', party('authority', 'jurisdiction'), about('authority', null), 'own'],
  ['a superior', party('leader', 'own'), about('user', null), 'superior'],
  ['who is named', party('reviewer', 'own'), about('user', null, 'none', naming('reviewer')), 'named'],
  ['a wide party that is named', party('support', 'jurisdiction'), about('user', null, 'none', naming('support')), 'named'],
  [
    'the provider of an order, though others are named',
    party('provider', 'assigned'),
    about('user', null, 'new', naming('provider')),
    'assigned',
  ],
  [
    'the provider that a field assigns',
    party('provider', 'assigned'),
    about('user', null, 'none', naming('provider', 'provider')),
    'assigned',
  ],
  ['providers that are named', party('provider', 'assigned'), about('user', null, 'none', naming('provider')), 'named'],
])('the reach of %s', (_, as, roles, reach) => expect(reachOf(as, roles)).toBe(reach))

test('a case that the platform began about a provider, or a unit, is taken up by its own', () => {
  const begun = about('leader', 'user')
  const opened = { ...standing, file: { ...file, begunByOrganisationId: null } }
  const asLeader = (id: string, at: typeof opened | typeof standing) => actsAs(somebody(id, ['leader']), party('leader', 'own'), at, begun)
  expect([asLeader('s', opened), asLeader('t', opened), asLeader('s', standing)]).toEqual([true, false, false])
})

test.each<[string, OfficeActor, PartyRule, boolean]>([
  ['the unit itself', somebody('u', ['user']), party('user', 'own'), true],
  ['its superior does not begin for it', somebody('s', ['user'], { organisationIds: ['s', 'u'] }), party('user', 'own'), false],
  ['its superior reviews', somebody('s', ['leader'], { organisationIds: ['s', 'u'] }), party('leader', 'own'), true],
  ['another superior', somebody('t', ['leader']), party('leader', 'own'), false],
  ['another superior who sees all as another party', somebody('t', ['leader', 'x'], { all: true }), party('leader', 'own'), false],
  ['its district', somebody('d', ['district'], { organisationIds: ['d', 'u'] }), party('district', 'area'), true],
  ['another district', somebody('d', ['district']), party('district', 'area'), false],
  ['the chosen provider', somebody('p', ['provider']), party('provider', 'assigned'), true],
  ['another provider', somebody('q', ['provider'], { all: true }), party('provider', 'assigned'), false],
  ['the authority', somebody('a', ['authority'], { all: true }), party('authority', 'jurisdiction'), true],
  ['the authority of elsewhere', somebody('a', ['authority'], { all: true }, 'k'), party('authority', 'jurisdiction'), false],
  ['who sees all but is not that party', somebody('a', ['x'], { all: true }), party('authority', 'jurisdiction'), false],
])('%s', (_, actor, as, may) => expect(actsAs(actor, as, standing, procedure)).toBe(may))

const ask = (type: FieldType, required = true): Field => ({
  field: 'f',
  label: '甲',
  type,
  required,
  options: ['一', '二'],
  party: null,
  many: false,
  as: null,
})
const [one, two] = ['0190a1b2-0000-7000-8000-000000000001', '0190a1b2-0000-7000-8000-000000000002']
test.each<[FieldType, unknown, string | null]>([
  ['body', one, null],
  ['body', `${one},${one}`, null],
  ['body', `${one},${two}`, '“甲”只能选择一个单位'],
  ['body', `${one},`, '“甲”应从单位名录中选择'],
  ['body', '甲局', '“甲”应从单位名录中选择'],
  ['body', '------------------------------------', '“甲”应从单位名录中选择'],
  ['body', '', '“甲”必填'],
  ['text', '好', null],
  ['text', '  \n ', '“甲”必填'],
  ['text', 'x'.repeat(501), '“甲”不超过 500 字'],
  ['long-text', 'x'.repeat(5000), null],
  ['text', 7, '“甲”应是文字'],
  ['number', '-0.0001', null],
  ['number', '1e3', '“甲”应是数，最多四位小数'],
  ['number', '１２', '“甲”应是数，最多四位小数'],
  ['day', '2024-02-29', null],
  ['day', '2023-02-29', '“甲”应是日期，写成 2024-09-30'],
  ['yes-no', false, null],
  ['yes-no', 'false', '“甲”应选择是或否'],
  ['choice', '二', null],
  ['choice', 'constructor', '“甲”只能选择：一、二'],
])('a %s field %j: %s', (type, value, fault) => {
  expect(readFields([ask(type)], { f: value }, false).faults.map(({ message }) => message)).toEqual(fault ? [fault] : [])
})

test('a form tells what nobody asked, and required ones may wait in a draft', () => {
  expect(readFields([ask('text')], { g: 1 }, true).faults.map(({ path }) => path)).toEqual(['/fields/g'])
  expect(readFields([ask('text')], {}, true)).toEqual({ values: {}, faults: [], onlyMissing: false })
  expect(readFields([ask('text')], {}, false).onlyMissing).toBe(true)
  expect(withForm({ a: '1', b: '2' }, ['a'], {})).toEqual({ b: '2' })
})

const bytes = (...begin: number[]) => Uint8Array.from(begin)
const pdf = bytes(0x25, 0x50, 0x44, 0x46)
test.each<[string, Uint8Array, string | null]>([
  ['a.PDF', pdf, 'application/pdf'],
  ['a.exe.pdf', bytes(0x4d, 0x5a, 0x90), null],
  ['a.pdf.exe', pdf, null],
  ['a.svg', pdf, null],
  ['a.txt', bytes(0x4d, 0x5a, 0), null],
  ['a.txt', bytes(0xe4, 0xbd, 0xa0), 'text/plain; charset=utf-8'],
  ['a.pdf', bytes(), null],
  ['.pdf', pdf, null],
  ['a.pdf ', pdf, null],
  ['a.constructor', pdf, null],
])('%s is taken for what it is', (name, content, type) => expect(mediaTypeOf(name, content)).toBe(type))

test.each([
  ['C:\\Users\\me\\申请.pdf', '申请.pdf'],
  ['..\n/etc/passwd.pdf', 'passwd.pdf'],
  ['合同\u202efdp.exe', '合同fdp.exe'],
  ['\u200b甲\u2028乙\u0000.txt', '甲乙.txt'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(196)}.pdf`],
  ['𠮷'.repeat(250), '𠮷'.repeat(200)],
])('%j is shown as %j', (name, label) => expect(labelOf(name)).toBe(label))

test.each([
  ['{unit}：{opinion}', { unit: '甲局', opinion: '{unit} $& $1' }, '甲局：{unit} $& $1'],
  ['[{nobody}{constructor}]', {}, '[]'],
])('%s filled in', (wording, facts, text) => expect(fillIn(wording, facts as Record<string, string>)).toBe(text))

test('a date has no leading zeros', () => expect(dateInWords('2024-09-03' as never)).toBe('2024年9月3日'))

test('versions are compared field by field and line by line', () => {
  const before = { fields: { a: '1', b: true }, lines: numbered([{ quantity: '8' }]) }
  const after = { fields: { a: '2' }, lines: numbered([{ quantity: '8' }, { quantity: '9' }]) }
  expect(compare(before, after)).toEqual([
    { path: 'fields.a', before: '1', after: '2' },
    { path: 'fields.b', before: '是', after: null },
    { path: 'lines.2.quantity', before: null, after: '9' },
  ])
  expect(['fields.a', 'lines.2.quantity', 'materials.1', 'lines.1.itemId'].map((path) => placeInWords(path, { a: '用途' }))).toEqual([
    '用途',
    '第 2 行：数量',
    '第 1 份材料',
    null,
  ])
})

test('many are named each once, and not without end', () => {
  const many = { ...ask('body'), many: true }
  expect(readFields([many], { f: `${two},${one},${two}` }, false).values).toEqual({ f: `${two},${one}` })
  const crowd = Array.from({ length: 101 }, (_, index) => `0190a1b2-0000-7000-8000-${String(index).padStart(12, '0')}`).join(',')
  expect(readFields([many], { f: crowd }, false).faults.map(({ message }) => message)).toEqual(['“甲”至多选择 100 个单位'])
})
