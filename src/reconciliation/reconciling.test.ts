import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../kernel/index.ts'
import { codeOf, must, testDatabase } from '../testing/index.ts'
import { aBilledYear, agreeing, type BilledYear, imported } from './office.fixture.ts'
import type { DecideInput } from './service/deciding.ts'

const { db, ownerDb } = await testDatabase()
let year: BilledYear
let statementId = ''
/** Bills of the three machines that agree with the statement. */
let bills: Record<'one' | 'two' | 'three', string[]>
let ids: Record<'one' | 'two' | 'three' | 'idle' | 'rival', string>

beforeAll(async () => {
  year = await aBilledYear(db, ownerDb)
  ids = {
    one: await year.machine('vm-1', '2024-09-01', null, '10'),
    two: await year.machine('vm-2', '2024-11-05', '2025-06-21', '4.5'),
    three: await year.machine('vm-3', '2025-01-01', null, '2'),
    idle: await year.machine('vm-idle', '2025-09-01', null, '2'),
    rival: await year.machine('their-vm', '2024-09-01', null, '2', year.rival.id),
  }
  statementId = (await year.account()).id
  bills = {
    one: await agreeing(year, statementId, ids.one, 'vm-1'),
    two: await agreeing(year, statementId, ids.two, 'vm-2'),
    three: await agreeing(year, statementId, ids.three, 'vm-3'),
  }
})

const compare = async (billId: string) => must(await year.reconciling.compare(year.manager, billId, newId())).id
const all = (id: string, filter = {}) => year.reconciling.differences(year.manager, id, { limit: 200, ...filter })
const decide = (input: Omit<DecideInput, 'reason'> & { reason?: string }, actor = year.manager) =>
  year.reconciling.decide(actor, { reason: '经核对', ...input }, newId())

test('a bill that agrees has no difference, and its comparison can be closed at once', async () => {
  const bill = await imported(year, [...bills.one, ...bills.two, ...bills.three])
  const id = await compare(bill.id)
  const found = must(await year.reconciling.get(year.manager, id))
  // 12 months of the first machine, 8 of the second, 8 of the third.
  expect(found).toMatchObject({ equalCount: 28, differenceCount: 0, theirs: found.ours, sums: [], current: true })
  expect(codeOf(await year.reconciling.compare(year.manager, bill.id, newId()))).toBe('reconciliation.compared')
  expect(must(await year.reconciling.close(year.manager, id, newId())).closedByPerson).toBe('张三')
  expect(codeOf(await year.reconciling.close(year.manager, id, newId()))).toBe('reconciliation.closed')
})

/** November 2024: from 5 November, 26 of 30 days, 46 × 4.5 × 26 ÷ 30 = 179.40; a whole month is 207.00. January: 46 × 2 = 92.00. */
const mixed = () => [
  ...bills.one.slice(1),
  ...bills.two.map((line) => (line.includes('2024-11-05') ? ',vm-2,VCPU,2024-11-01,2024-11-30,4.5,46,,207.00' : line)),
  ...bills.three.map((line) => (line.includes('2025-01-01') ? ',vm-3,VCPU,2025-01-01,2025-01-31,2,50,,100.00' : line)),
  ',vm-idle,VCPU,2025-01-01,2025-01-31,2,46,,92.00',
  `${ids.rival},,VCPU,2025-01-01,2025-01-31,2,46,,92.00`,
  ',nowhere,VCPU,2025-01-01,2025-02-28,2,46,,184.00',
  ',nowhere,VCPU,2025-08-01,2025-08-31,2,45,,90.00',
]

describe('a bill that differs', () => {
  let id = ''
  beforeAll(async () => {
    id = await compare((await imported(year, mixed())).id)
  })

  test('each difference stands with its cause, what it explains, and what the resource is', async () => {
    const { items } = must(await all(id))
    const rows = items.map(({ named, cause, difference, firstMonth, lastMonth, itemName, causes }) => [
      named,
      cause,
      difference,
      firstMonth,
      lastMonth,
      itemName,
      causes[0]?.says,
    ])
    expect(rows).toHaveLength(7)
    expect(rows).toEqual(
      expect.arrayContaining([
        [
          'vm-1',
          'missing-theirs',
          '-460.00',
          '2024-09',
          '2024-09',
          '虚拟CPU',
          expect.stringContaining('对方账单没有 2024-09-01 至 2024-09-30'),
        ],
        ['vm-2', 'days', '27.60', '2024-11', '2024-11', '虚拟CPU', expect.stringContaining('按对方天数重算为 207.00 元，本方 179.40 元')],
        [
          'vm-3',
          'price',
          '8.00',
          '2025-01',
          '2025-01',
          '虚拟CPU',
          expect.stringContaining('按对方单价重算为 100.00 元，按本方为 92.00 元'),
        ],
        ['vm-idle', 'unknown', '92.00', '2025-01', '2025-01', '虚拟CPU', '该云资源在本结算周期内不计费：计费自 2025-09-01 起'],
        [ids.rival, 'unknown', '92.00', '2025-01', '2025-01', null, `“${ids.rival}”不是该云服务商交付的云资源`],
        ['nowhere', 'unknown', '184.00', '2025-01', '2025-02', null, '没有编号为“nowhere”的云资源'],
        ['nowhere', 'unknown', '90.00', '2025-08', '2025-08', null, '没有编号为“nowhere”的云资源'],
      ]),
    )
  })

  test('the sums by cause and state are those of the differences, and of the two sides', async () => {
    const { sums, theirs, ours } = must(await year.reconciling.get(year.manager, id))
    expect(sums).toEqual([
      { cause: 'missing-theirs', state: 'open', count: 1, difference: '-460.00' },
      { cause: 'unknown', state: 'open', count: 4, difference: '458.00' },
      { cause: 'days', state: 'open', count: 1, difference: '27.60' },
      { cause: 'price', state: 'open', count: 1, difference: '8.00' },
    ])
    expect((Number(theirs) - Number(ours)).toFixed(2)).toBe((-460 + 458 + 27.6 + 8).toFixed(2))
  })

  test('lists are by cause and state, and page by page', async () => {
    expect(must(await all(id, { cause: 'unknown' })).items).toHaveLength(4)
    expect(must(await all(id, { state: 'accepted' })).items).toEqual([])
    const first = must(await all(id, { limit: 5 }))
    const rest = must(await all(id, { limit: 5, after: first.next ?? '' }))
    expect([first.items.length, rest.items.length, rest.next]).toEqual([5, 2, null])
  })

  test('both sides stand beside each other, ours by the number of the statement’s line', async () => {
    const [row] = must(await all(id, { cause: 'days' })).items
    const { lines, statementId: of } = must(await year.reconciling.difference(year.manager, id, row?.no ?? 0))
    expect(lines).toMatchObject({
      theirs: [{ from: '2024-11-01', to: '2024-11-30', quantity: '4.5', price: '46', amount: '207.00' }],
      ours: [{ from: '2024-11-05', to: '2024-11-30', quantity: '4.5', price: '46', days: 26, amount: '179.40' }],
    })
    const explained = must(await year.settlement.explain(year.manager, of, lines.ours[0]?.no ?? 0))
    expect(explained.line).toMatchObject({ resourceId: ids.two, amount: '179.40' })
  })

  test('whoever sees neither all nor the provider’s sees nothing; the provider sees its own', async () => {
    for (const actor of [year.competitor, year.clerk]) {
      expect(codeOf(await year.reconciling.get(actor, id))).toBe('request.not-found')
      expect(codeOf(await year.reconciling.differences(actor, id, { limit: 10 }))).toBe('request.not-found')
      expect(codeOf(await year.reconciling.difference(actor, id, 1))).toBe('request.not-found')
      expect(codeOf(await year.reconciling.comment(actor, { id, no: 1, comment: '说明' }, newId()))).toBe('request.not-found')
    }
    expect(must(await year.reconciling.differences(year.provider, id, { limit: 10 })).items).toHaveLength(7)
  })

  test('the provider comments once a difference; others don’t', async () => {
    const [row] = must(await all(id, { cause: 'price' })).items
    const input = { id, no: row?.no ?? 0, comment: ' 按新合同 ' }
    expect(codeOf(await year.reconciling.comment(year.manager, input, newId()))).toBe('reconciliation.not-provider')
    expect(must(await year.reconciling.comment(year.provider, input, newId())).comment).toMatchObject({ comment: '按新合同' })
    expect(codeOf(await year.reconciling.comment(year.provider, input, newId()))).toBe('reconciliation.commented')
    expect(codeOf(await year.reconciling.comment(year.provider, { ...input, no: 99 }, newId()))).toBe('request.not-found')
    expect(must(await all(id, { cause: 'price' })).items[0]?.commented).toBe(true)
  })

  test('alike differences are decided together with one reason; what the actor did not see so is not', async () => {
    const unknown = { id, cause: 'unknown', state: 'open', count: 4, decision: 'rejected' } as const
    expect(codeOf(await decide({ ...unknown, count: 3 }))).toBe('request.changed-meanwhile')
    for (const actor of [year.provider, year.reviewer]) expect(codeOf(await decide(unknown, actor))).toBe('permission.denied')
    expect(must(await decide(unknown))).toEqual({ decided: 4 })
    expect(codeOf(await decide(unknown))).toBe('request.changed-meanwhile')
    expect(must(await all(id, { state: 'rejected' })).items).toHaveLength(4)
  })

  test('a correction of facts says which; a decision that changes nothing is none', async () => {
    const [row] = must(await all(id, { cause: 'price' })).items
    const one = { id, state: 'open', nos: [row?.no ?? 0], count: 1 } as const
    expect(codeOf(await decide({ ...one, decision: 'corrected' }))).toBe('reconciliation.fact')
    expect(codeOf(await decide({ ...one, decision: 'accepted', fact: '价格' }))).toBe('reconciliation.fact')
    expect(codeOf(await decide({ ...one, decision: 'open' }))).toBe('reconciliation.same-state')
    expect(must(await decide({ ...one, decision: 'corrected', fact: '服务项 VCPU 的价格' }))).toEqual({ decided: 1 })
  })

  test('a second look is taken, and every look stays; accepted says what is to be done', async () => {
    const [row] = must(await all(id, { cause: 'days' })).items
    const one = { id, nos: [row?.no ?? 0], count: 1 }
    must(await decide({ ...one, state: 'open', decision: 'rejected', reason: '以交付确认为准' }))
    must(await decide({ ...one, state: 'rejected', decision: 'open', reason: '对方补充了交付单' }))
    must(await decide({ ...one, state: 'open', decision: 'accepted', reason: '交付单属实' }))
    const found = must(await year.reconciling.difference(year.provider, id, row?.no ?? 0))
    expect(found.decisions.map(({ decision, reason }) => [decision, reason])).toEqual([
      ['rejected', '以交付确认为准'],
      ['open', '对方补充了交付单'],
      ['accepted', '交付单属实'],
    ])
    expect([found.state, found.remedy, found.statementId]).toEqual(['accepted', 'return', statementId])
  })

  test('it is closed when nothing is open, and then never touched', async () => {
    expect(codeOf(await year.reconciling.close(year.manager, id, newId()))).toBe('reconciliation.open-left')
    must(await decide({ id, state: 'open', cause: 'missing-theirs', count: 1, decision: 'rejected' }))
    expect(codeOf(await year.reconciling.close(year.provider, id, newId()))).toBe('permission.denied')
    must(await year.reconciling.close(year.manager, id, newId()))
    expect(codeOf(await decide({ id, state: 'rejected', count: 5, decision: 'open' }))).toBe('reconciliation.closed')
    expect(codeOf(await year.reconciling.comment(year.provider, { id, no: 1, comment: '说明' }, newId()))).toBe('reconciliation.closed')
  })

  test('nothing in the statement was changed by it', async () => {
    expect(must(await year.settlement.get(year.manager, statementId))).toMatchObject({ state: 'accounted', version: 1 })
  })

  test.each([
    ['delete from provider_bill', 'never altered'],
    ['update provider_bill set total_fen = 0', 'never altered'],
    ['update provider_bill_line set amount_fen = 0', 'never altered'],
    ['truncate provider_bill_line cascade', 'never altered'],
    ['update reconciliation set theirs_fen = 0', 'never altered'],
    [`update reconciliation_difference set state = 'open'`, 'never altered'],
    ['update reconciliation_difference set theirs_fen = 0', 'never altered'],
    ['delete from reconciliation_difference', 'never altered'],
    [`update reconciliation_decision set reason = 'x'`, 'never altered'],
    ['delete from reconciliation_comment', 'never altered'],
    [
      `insert into provider_bill_line select bill_id, no + 1000, resource_id, stranger, named, item_code, first_day, last_day, quantity, price, days, amount_fen from provider_bill_line`,
      'never altered',
    ],
    [
      `insert into reconciliation_decision select reconciliation_id, difference_no, no + 10, 'open', reason, null, decided_by, decided_by_id, decided_by_person, decided_at from reconciliation_decision`,
      'never altered',
    ],
    [
      `insert into provider_bill select gen_random_uuid(), jurisdiction_id, provider_id, during, version + 100, file_name, sha256, line_count, total_fen, imported_by, imported_by_id, imported_by_person, imported_at from provider_bill limit 1`,
      'adds? up|add up',
    ],
  ])('the database refuses to its owner, too: %s', async (command, says) => {
    await expect(sql.raw(command).execute(ownerDb)).rejects.toThrow(new RegExp(says))
  })
})

test('only the newest version is compared; a statement that was returned is not, and a new accounting is compared anew', async () => {
  const older = await imported(year, bills.one)
  const newer = await imported(year, bills.two)
  expect(codeOf(await year.reconciling.compare(year.manager, older.id, newId()))).toBe('reconciliation.superseded')
  for (const actor of [year.provider, year.clerk, year.reviewer])
    expect(codeOf(await year.reconciling.compare(actor, newer.id, newId()))).toBe('permission.denied')
  const first = await compare(newer.id)
  must(await year.settlement.return(year.reviewer, { id: statementId, version: 1, opinion: '重新核算' }, newId()))
  expect(codeOf(await year.reconciling.compare(year.manager, newer.id, newId()))).toBe('reconciliation.no-statement')
  const { version } = must(await year.settlement.get(year.manager, statementId))
  await year.account(version)
  const second = await compare(newer.id)
  expect(must(await year.reconciling.get(year.manager, first)).current).toBe(false)
  expect(must(await year.reconciling.get(year.manager, second)).current).toBe(true)
  const { items } = await year.reconciling.bills(year.provider, { limit: 10 })
  expect(items.find(({ id }) => id === newer.id)?.reconciliation).toMatchObject({ id: second, closed: false })
})

test('without a statement there is nothing to compare with', async () => {
  const other = await aBilledYear(db, ownerDb)
  await other.machine('vm-1', '2024-09-01', null, '10')
  const bill = await imported(other, [',vm-1,,2024-09-01,2024-09-30,10,46,,460.00'])
  expect(codeOf(await other.reconciling.compare(other.manager, bill.id, newId()))).toBe('reconciliation.no-statement')
  expect(codeOf(await year.reconciling.compare(year.manager, bill.id, newId()))).toBe('request.not-found')
})
