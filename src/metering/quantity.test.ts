import { describe, expect, test } from 'vitest'
import { type Day, day } from '../kernel/index.ts'
import { planQuantities } from './plan.ts'
import {
  type MeteredResource,
  meteredBasisOn,
  type PriceBasis,
  type QuantityInput,
  quantityFaults,
  type StandingQuantity,
} from './quantity.ts'

const price = (from: string, until: string | null, basis: PriceBasis['basis'], negotiated = false): PriceBasis => ({
  ...{ basis, negotiated, from: day(from), until: until === null ? null : day(until) },
})
const resource = (different: Partial<MeteredResource> = {}): MeteredResource => ({
  ...{ id: 'r', organisationId: 'u', organisationName: '甲厅', providerId: 'p', systemName: '门户', itemName: '流量', unit: 'GB' },
  ...{ externalName: null, itemBasis: 'metered', prices: [], chargedFrom: day('2025-01-01'), chargedUntil: null },
  ...different,
})
const input = (from: string, to: string, quantity = '1', resourceId = 'r'): QuantityInput => ({
  ...{ resourceId, from: day(from), to: day(to), quantity, note: '' },
})
const today = day('2025-03-10')

describe('how a resource is charged on a day', () => {
  test.each<[string, MeteredResource['itemBasis'], PriceBasis[], string, string | null]>([
    ['as its item says, where no price holds', 'metered', [price('2025-02-01', null, 'month')], '2025-01-31', 'metered'],
    ['as its item says, where the price says nothing', 'work', [price('2025-01-01', null, null)], '2025-01-31', 'work'],
    [
      'by the price that holds',
      'month',
      [price('2025-01-01', '2025-02-01', null), price('2025-02-01', null, 'hour')],
      '2025-02-01',
      'hour',
    ],
    ['by days: no quantity', 'month', [price('2025-01-01', null, null)], '2025-02-01', null],
    ['by the price, although the item is metered', 'metered', [price('2025-01-01', null, 'month')], '2025-02-01', null],
    [
      'by its provider’s own price before the general one',
      'metered',
      [price('2025-01-01', null, null), price('2025-01-01', null, 'year', true)],
      '2025-02-01',
      null,
    ],
    ['once is no quantity of a period', 'once', [], '2025-02-01', null],
  ])('%s', (_, itemBasis, prices, on, basis) => expect(meteredBasisOn({ itemBasis, prices }, day(on))).toBe(basis))
})

describe('what is wrong with a quantity', () => {
  const ended = { chargedUntil: day('2025-03-01') }
  test.each<[string, QuantityInput, Partial<MeteredResource>, string | null]>([
    ['a month', input('2025-01-01', '2025-01-31'), {}, null],
    ['one day, today', input('2025-03-10', '2025-03-10'), {}, null],
    ['nothing at all', input('2025-01-01', '2025-01-31', '0.0000'), {}, 'quantity'],
    ['backwards', input('2025-01-02', '2025-01-01'), {}, 'to'],
    ['32 days', input('2025-01-01', '2025-02-01'), {}, 'to'],
    ['tomorrow', input('2025-03-01', '2025-03-11'), {}, 'to'],
    ['before it is charged', input('2024-12-31', '2025-01-01'), {}, 'from'],
    ['never charged', input('2025-01-01', '2025-01-31'), { chargedFrom: null }, 'resourceId'],
    ['to the last day charged', input('2025-02-01', '2025-02-28'), ended, null],
    ['a day longer', input('2025-02-02', '2025-03-01'), ended, 'to'],
    ['charged by the month', input('2025-01-01', '2025-01-31'), { itemBasis: 'month' }, 'resourceId'],
  ])('%s', (_, quantity, different, path) => {
    const faults = quantityFaults(quantity, resource(different), { today, corrects: false })
    expect(faults.map((fault) => fault.path)).toEqual(path === null ? [] : [path])
  })
  test('only a correction takes everything back', () => {
    const faults = (corrects: boolean) => quantityFaults(input('2025-01-01', '2025-01-31', '0'), resource(), { today, corrects })
    expect([faults(true).length, faults(false).length]).toEqual([0, 1])
  })
})

describe('periods of a resource', () => {
  const standing = (from: string, to: string, different: Partial<StandingQuantity> = {}): StandingQuantity => ({
    ...{ id: 'q', chain: 'c', resourceId: 'r', basis: 'metered', from: day(from) as Day, to: day(to) as Day },
    ...different,
  })
  const resources = new Map([
    ['r', resource()],
    ['s', resource({ id: 's' })],
    ['w', resource({ id: 'w', itemBasis: 'work' })],
  ])
  const faultsOf = (rows: readonly QuantityInput[], held: readonly StandingQuantity[] = [], corrects?: string) =>
    planQuantities({ rows, resources, standing: held, today, cycles: new Map(), corrects }).faults.map(({ row, overlap }) => [row, overlap])

  test('touch, but do not overlap', () => {
    expect(faultsOf([input('2025-02-01', '2025-02-28')], [standing('2025-01-01', '2025-01-31')])).toEqual([])
    expect(faultsOf([input('2025-01-31', '2025-02-27')], [standing('2025-01-01', '2025-01-31')])).toEqual([[0, true]])
  })
  test('stand once in a file; another resource is another matter', () => {
    const rows = [input('2025-01-01', '2025-01-31'), input('2025-01-31', '2025-02-10'), input('2025-01-01', '2025-01-31', '1', 's')]
    expect(faultsOf(rows)).toEqual([[1, true]])
  })
  test('work shares days, in a file and with what stands', () => {
    const work = input('2025-01-01', '2025-01-31', '2', 'w')
    expect(faultsOf([work, work], [standing('2025-01-01', '2025-01-31', { resourceId: 'w', basis: 'work' })])).toEqual([])
  })
  test('a correction lies where its record lies, and nowhere else', () => {
    const held = [standing('2025-01-01', '2025-01-31'), standing('2025-02-01', '2025-02-28', { chain: 'd' })]
    expect(faultsOf([input('2025-01-01', '2025-01-31')], held, 'c')).toEqual([])
    expect(faultsOf([input('2025-01-20', '2025-02-01')], held, 'c')).toEqual([[0, true]])
  })
  test('the basis is that of the last day', () => {
    const turned = resource({ itemBasis: 'month', prices: [price('2025-01-01', '2025-02-01', 'work'), price('2025-02-01', null, 'hour')] })
    const { planned } = planQuantities({
      rows: [input('2025-01-01', '2025-01-31'), input('2025-01-15', '2025-02-01')],
      resources: new Map([['r', turned]]),
      standing: [],
      today,
      cycles: new Map(),
    })
    expect(planned.map(({ basis }) => basis)).toEqual(['work', 'hour'])
  })
})
