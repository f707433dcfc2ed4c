import { expect, test } from 'vitest'
import type { Body } from '../../app/play/index.ts'
import { anOffice, must, told } from './office.fixture.ts'
import { supervised } from './supervision.fixture.ts'

const { who, see, act, write, world, moveTo, line, workOrder, report } = await anOffice('2024-09-24 09:00', supervised)
const org = (name: string) => who(name).organisationId
const begin = async (by: string, body: Body): Promise<string> => must(await who(by).call('POST', '/cases', { body })).id
const resources = async (): Promise<Body[]> => (await who('authority').need('GET', '/resources?limit=200')).items
const carriedOut = async (id: string): Promise<void> => {
  const { id: order, lines } = await workOrder(id)
  await who('provider').need('POST', `/work-orders/${order}/accept`)
  must(
    await report(
      order,
      lines.map((each: Body) => ({ line: each.line, state: 'done' })),
    ),
  )
}
/** Resources delivered and confirmed; the case is in the month in which they may be used. */
const inUse = async (lines: readonly Body[] = [line()]): Promise<string> => {
  const id = await begin('unit', { procedure: 'apply', systemId: world.id('system', 'unit') })
  must(await write('unit', id, { lines }))
  must(await act('unit', id, 'submit'))
  must(await act('near', id, 'approve'))
  await carriedOut(id)
  must(await act('unit', id, 'confirm'))
  return id
}

test('the only provider with a contract is filled in; what the month of use is over for is taken back and no longer charged', async () => {
  const id = await inUse([line('8'), line('4')])
  expect((await see('unit', id)).provider.name).toBe('甲云')
  expect((await see('unit', id)).clock.dueOn).toBe('2024-10-24')
  expect((await resources()).filter(({ caseId }) => caseId === id).map(({ state, chargedFrom }) => [state, chargedFrom])).toEqual([
    ['delivered', '2024-09-24'],
    ['delivered', '2024-09-24'],
  ])
  await moveTo('2024-10-25 08:00')
  expect((await see('unit', id)).step.id).toBe('reclaim')
  const order = await workOrder(id)
  expect([order.kind, order.lines.length, order.lines.every((each: Body) => each.resourceId)]).toEqual(['reclaim', 2, true])
  expect((await resources()).filter(({ caseId }) => caseId === id).every((each) => each.runningWorkOrderId === order.id)).toBe(true)
  await moveTo('2024-10-26 10:00')
  await carriedOut(id)
  expect((await see('unit', id)).endsAs).toBe('done')
  expect(
    (await resources()).filter(({ caseId }) => caseId === id).map((each) => [each.state, each.chargedUntil, each.runningWorkOrderId]),
  ).toEqual([
    ['ended', '2024-10-26', null],
    ['ended', '2024-10-26', null],
  ])
})

test('a provider proposes less to its customer, who agrees; the authority orders the rest ended', async () => {
  const id = await inUse()
  const [resource] = (await resources()).filter(({ caseId }) => caseId === id)
  const advise = await begin('provider', { procedure: 'advise', aboutId: org('unit'), systemId: world.id('system', 'unit') })
  expect(told(await who('unit').call('GET', `/cases/${advise}`))).toBe('request.not-found')
  const proposed = (quantity: string) => ({ lines: [{ resourceId: resource?.id, quantity }] })
  must(await write('provider', advise, proposed('16')))
  expect(told(await act('provider', advise, 'send'))).toBe('rule.grows 5')
  must(await write('provider', advise, proposed('2')))
  must(await act('provider', advise, 'send'))
  expect(told(await act('provider', advise, 'agree'))).toBe('case.not-your-turn 5')
  must(await act('unit', advise, 'agree'))
  await carriedOut(advise)
  const changed = (await resources()).find((each) => each.id === resource?.id)
  expect([changed?.quantity, changed?.organisationName, (await see('unit', advise)).provider.name]).toEqual(['2', '甲站', '甲云'])

  const body = { aboutId: org('unit'), systemId: world.id('system', 'unit'), providerId: org('provider') }
  const revoke = await begin('authority', { procedure: 'revoke', ...body })
  must(await write('authority', revoke, { lines: [{ resourceId: resource?.id }] }))
  must(await act('authority', revoke, 'order'))
  expect((await workOrder(revoke)).kind).toBe('reclaim')
  await carriedOut(revoke)
  expect((await resources()).find((each) => each.id === resource?.id)).toMatchObject({ state: 'ended', chargedUntil: '2024-10-26' })

  // What was taken back by another case is not taken back twice: the month passes and nothing is left to be done.
  await moveTo('2024-11-27 08:00')
  expect(await see('unit', id)).toMatchObject({ step: null, endsAs: 'done' })
})

test('the provider is named by a later step: its work orders come to it, and lines name its pools', async () => {
  const id = await begin('unit', { procedure: 'request', systemId: world.id('system', 'unit') })
  must(await act('unit', id, 'submit', { fields: { need: '八核' } }))
  expect(told(await act('authority', id, 'assign', { fields: { who: org('unit') } }))).toBe('case.field-invalid 6')
  must(await act('authority', id, 'assign', { fields: { who: org('provider') } }))
  expect((await see('provider', id)).provider.name).toBe('甲云')
  expect(told(await who('rival').call('GET', `/cases/${id}`))).toBe('request.not-found')
  must(await write('unit', id, { lines: [line()] }))
  must(await act('unit', id, 'submit'))
  await carriedOut(id)
})

test('nobody was named as provider: what needs one says so', async () => {
  const id = await begin('unit', { procedure: 'request', systemId: world.id('system', 'unit') })
  must(await act('unit', id, 'submit', { fields: { need: '八核' } }))
  must(await act('authority', id, 'assign'))
  expect(told(await write('unit', id, { lines: [line()] }))).toBe('order.line-invalid 6')
})

test('where no provider, or more than one, has a contract, the only one cannot be filled in', async () => {
  const apply = () => who('unit').call('POST', '/cases', { body: { procedure: 'apply', systemId: world.id('system', 'unit') } })
  const items = [{ itemId: world.id('item', 'vcpu'), quantity: null }]
  const contract = {
    kind: 'provider',
    number: '2',
    counterpartyId: org('rival'),
    from: '2024-01-01',
    to: '2027-12-31',
    signedOn: '2024-01-01',
  }
  must(await who('authority').call('POST', '/contracts', { body: { ...contract, items } }))
  expect(told(await apply())).toBe('case.provider-several 3')
  await moveTo('2028-01-03 09:00')
  expect(told(await apply())).toBe('case.provider-none 3')
})
