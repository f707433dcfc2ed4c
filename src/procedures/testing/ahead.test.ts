import { BpmnModdle } from 'bpmn-moddle'
import { expect, test } from 'vitest'
import { anOffice, must, told } from './office.fixture.ts'

// What a person is told before he decides, what is drawn of a procedure, and lists that come from a file: through the API.

const office = await anOffice()
const { who, see, act, applied, begin, world } = office
// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come
const outcomes = async (by: string, id: string): Promise<any[]> => (await see(by, id)).desk.outcomes
const next = async (by: string, id: string, outcome: string) => (await outcomes(by, id)).find((each) => each.id === outcome).next

test('a decision says who is asked next, which term starts and when it would end; and so it comes about', async () => {
  const id = await applied()
  const accept = await next('authority', id, 'accept')
  expect(accept).toMatchObject({ id: 'review', byName: '主管部门', term: '24小时', goesOn: false, stops: false })
  expect(await next('authority', id, 'refuse')).toBeNull()
  must(await act('authority', id, 'accept'))
  expect((await see('authority', id)).clock.dueOn).toBe(accept.dueOn)
})

test('a step that makes the term stand says so before, and the way back says that it goes on', async () => {
  const id = await applied()
  const before = (await see('authority', id)).clock.dueOn
  const supplement = (await outcomes('authority', id)).find((each) => each.id === 'supplement')
  expect(supplement.next).toMatchObject({ id: 'supply', stops: true, term: null, organisation: '甲局' })
  expect(supplement.papers).toEqual([{ name: '补正通知书', to: [], copies: [] }])
  must(await act('authority', id, 'supplement', { opinion: '缺测算' }))
  const back = await next('unit', id, 'submit')
  expect(back).toMatchObject({ id: 'accept', goesOn: true, term: '5个工作日' })
  expect(back.dueOn >= before).toBe(true)
  await office.write('unit', id, { fields: { purpose: '政务服务' }, lines: [office.line()] })
  must(await act('unit', id, 'submit'))
  expect((await see('authority', id)).clock.dueOn).toBe(back.dueOn)
})

test('who wrote last is told to colleagues, and to nobody else', async () => {
  const id = await begin('unit', 'apply', world.id('system', 'unit'))
  must(await office.write('unit', id, { fields: { purpose: '政务' } }))
  const changed = async (by: string) => (await see(by, id)).changed
  expect([await changed('unit'), await changed('colleague')]).toMatchObject([
    { act: 'case.write', mine: true },
    { act: 'case.write', mine: false },
  ])
  const waiting = await applied('other')
  must(await office.write('authority', waiting, { fields: {} }))
  expect([(await see('other', waiting)).changed, (await see('authority', waiting)).changed?.mine]).toEqual([null, true])
})

test('the procedure of a case leaves as BPMN with its steps marked, for those who see the case', async () => {
  const id = await applied()
  const reply = await who('authority').need('GET', `/cases/${id}/bpmn`)
  const { rootElement, warnings } = await new BpmnModdle().fromXML(reply)
  expect(warnings).toEqual([])
  const shapes = rootElement.diagrams[0].plane.planeElement
  const colour = (step: string) => shapes.find((each: { id: string }) => each.id === `step_${step}_di`)['background-color']
  expect([colour('draft'), colour('accept'), colour('review')]).toEqual(['#e6eef8', '#ffe7a3', undefined])
  expect(told(await who('other').call('GET', `/cases/${id}/bpmn`))).toBe('request.not-found')
  expect(told(await who('other').call('GET', '/measures/nowhere-2024/procedures/none/diagram'))).toBe('request.not-found')
  expect(told(await who('other').call('GET', '/measures/none/procedures/apply/diagram'))).toBe('request.not-found')
  const { steps, nodes } = await who('other').need('GET', '/measures/nowhere-2024/procedures/apply/diagram')
  expect(steps.find((step: { id: string }) => step.id === 'supply').notes).toContain('中止“受理”的期限')
  expect(nodes.filter((node: { kind: string }) => node.kind === 'step').length).toBe(steps.length)
})

const base64 = (text: string) => Buffer.from(text).toString('base64')
const preview = (by: string, id: string, rows: string) =>
  who(by).call('POST', `/cases/${id}/lines/preview`, {
    body: { name: '明细.csv', content: base64(`服务项编码,资源池,数量,申请理由\n${rows}`) },
  })

test('a list of resources is previewed and nothing is written; what is previewed can be written as it is', async () => {
  const id = await begin('unit', 'apply', world.id('system', 'unit'))
  const { lines, errorCount } = must(await preview('unit', id, 'VCPU,新池,8,业务\nVCPU,旧池,4,备份\n'))
  expect(errorCount).toBe(0)
  expect((await see('unit', id)).lines).toEqual([])
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as they come
  const taken = lines.map(({ itemId, poolId, quantity, reason }: any) => ({ itemId, poolId, quantity, reason }))
  must(await office.write('unit', id, { fields: {}, lines: taken }))
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as they come
  expect((await see('unit', id)).lines.map(({ poolName, quantity }: any) => [poolName, quantity])).toEqual([
    ['新池', '8'],
    ['旧池', '4'],
  ])
})

test('one fault keeps all lines out; a file that is none is refused; so is a step that writes no lines, and who does not see the case', async () => {
  const id = await begin('unit', 'apply', world.id('system', 'unit'))
  expect(must(await preview('unit', id, 'VCPU,新池,8,业务\nVCPU,哪里,0,备份\n'))).toMatchObject({
    lines: [],
    errorCount: 1,
    errors: [{ line: 3, column: '资源池' }],
  })
  const many = Array.from({ length: 501 }, () => 'VCPU,新池,1,业务').join('\n')
  expect(told(await preview('unit', id, many))).toBe('import.unreadable')
  expect(told(await who('unit').call('POST', `/cases/${id}/lines/preview`, { body: { name: '明细.pdf', content: base64('x') } }))).toBe(
    'import.unreadable',
  )
  expect(told(await preview('other', id, 'VCPU,新池,8,业务\n'))).toBe('request.not-found')
  expect(told(await preview('authority', await applied(), 'VCPU,新池,8,业务\n'))).toBe('case.not-writing')
})

test('the template is there while lines are written', async () => {
  const id = await begin('unit', 'apply', world.id('system', 'unit'))
  expect(must(await who('unit').call('GET', `/cases/${id}/line-template`)).slice(0, 2)).toBe('PK')
  expect(told(await who('other').call('GET', `/cases/${id}/line-template`))).toBe('request.not-found')
})
