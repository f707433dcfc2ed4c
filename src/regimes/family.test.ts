import { describe, expect, test } from 'vitest'
import { calendar } from '../calendar/testing.ts'
import { coverage } from './checks/coverage.ts'
import { readFamily } from './family.ts'
import { judge } from './judge.ts'
import type { PackFiles } from './pack.ts'
import { articleAt, faultInWords, placeOf } from './registry.ts'
import { statementsOf } from './statements.ts'
import { aPack, block, evaluated, graded, law, withBlocks } from './testing/pack.fixture.ts'

const demand = (kind: string, says: string) => `\n\`\`\`demand\n${kind}: ${says}\n\`\`\`\n`
const head = (derives: string, digest: string, id: string) =>
  `---\nid: ${id}\ntitle: 某市细则\nnumber: ''\nissuer: 某市\nplace: 某市\nissued: 2025-01-01\neffective: 2025-01-01\nexpires: null\nderives: ${derives}\ntext: ${digest}\n---\n`

/** A local measure that derives from the small one; its digest fits. */
function local(text: string, derives = 'small-2024', id = 'local-2025', upper = aPack()): PackFiles {
  const packOf = (digest: string): PackFiles => ({ folder: id, files: { 'measure.md': head(derives, digest, id), '01-all.md': text } })
  const [read] = readFamily([packOf('x')], [upper])
  const digest = read?.faults.map(({ remedy }) => /text: (sha256:\w+)$/.exec(remedy)?.[1]).find(Boolean)
  return packOf(digest ?? 'none')
}
const read = (text: string, upper = aPack()) => {
  const [pack] = readFamily([local(text, 'small-2024', 'local-2025', upper)], [upper])
  if (!pack) throw new Error('nothing was read')
  return { ...pack, faults: pack.faults.map(faultInWords) }
}
const first = `## 第一章\n\n### 第一条\n\n本市执行省办法。\n${demand('step', '执行省办法的申请程序')}`

describe('a local measure', () => {
  test('takes over what it does not override; an article may say so and is carried by it', () => {
    const { regime, faults } = read(first + block('inherits: [3]\nsays: 申请程序依省办法'))
    expect(faults).toEqual([])
    expect(regime.procedures.map(({ id, steps }) => [id, steps.map((step) => step.id)])).toEqual([
      ['apply', ['draft', 'accept', 'deliver']],
    ])
    expect(regime.charging).toMatchObject({ by: 'month', cites: { by: ['《小办法》5¶1'] } })
    expect(regime.procedures[0]?.steps[1]?.source).toMatchObject({ file: 'small-2024/01-all.md', cites: ['1', '《小办法》3.2'] })
    expect(coverage(regime)[0]).toMatchObject({ state: 'carried', by: expect.arrayContaining(['step apply.accept', 'inherits 3']) })
    expect(regime.terms).toEqual({ system: '系统' })
    expect(regime.validity).toBeNull()
  })

  test('replaces a block by its name, and cites both articles', () => {
    const step = 'step: apply.accept\nname: 受理\nby: authority\nwithin: 2 working-days\noutcomes:\n  accept: { name: 受理, to: deliver }'
    const { regime, faults } = read(first + block(step))
    expect(faults).toEqual([])
    const [draft, accept] = regime.procedures[0]?.steps ?? []
    expect(draft?.source.cites).toEqual(['《小办法》3.1'])
    expect(accept).toMatchObject({
      within: { count: 2, unit: 'working-day' },
      source: { cites: ['1', '《小办法》3.2'], file: '01-all.md' },
    })
    expect(articleAt(regime, '《小办法》3.2')?.heading).toBe('第三条')
    expect(placeOf(regime, '《小办法》3.2')).toMatchObject({ regime: { id: 'small-2024' }, cite: '3.2' })
  })

  test('overrides an article: its rules are left behind, what stands in their place cites both', () => {
    const rule = `rule: shrink\noverrides: [4]\non: order.submit\neach: line\nwhen: { pool.legacy: true }\nthen: refuse\nsays: 存量资源池一律不得选用`
    const { regime, faults } = read(first + block(rule))
    expect(faults).toEqual([])
    expect(regime.rules.map(({ id, source }) => [id, source.cites])).toEqual([['shrink', ['1', '《小办法》4']]])
    const { refusal } = judge(regime, calendar, 'order.submit', {}, [{ 'pool.legacy': true, 'line.increase': '0' }])
    expect(refusal).toMatchObject({ code: 'rule.shrink', citation: { regime: 'local-2025', cite: '1' } })
  })

  test('may leave an article behind without anything in its place, with the reason on record', () => {
    const { regime, faults } = read(first + block('overrides: [4]\nsays: 本市没有存量资源池'))
    expect(faults).toEqual([])
    expect(regime.rules).toEqual([])
    expect(statementsOf(regime).find(({ kind }) => kind === 'derivation')?.words).toBe('《小办法》第四条的规则不适用：本市没有存量资源池。')
  })

  test('a rule that is taken over refuses with the upper measure’s article', () => {
    const { regime } = read(first + block('inherits: [3]\nsays: 依省办法'))
    const { refusal } = judge(regime, calendar, 'order.submit', {}, [{ 'pool.legacy': true, 'pool.name': '甲', 'line.increase': '1' }])
    expect(refusal?.citation).toEqual({ regime: 'local-2025', cite: '《小办法》4' })
  })

  test('of the reckoning it says only what is other here', () => {
    const { regime, faults } = read(first + block('money: charging\nby: year'))
    expect(faults).toEqual([])
    expect(regime.charging).toMatchObject({ by: 'year', starts: ['apply.deliver.done'], cites: { by: ['1'], starts: ['《小办法》5¶1'] } })
  })

  test('who pays: whoever accounts here, unless one of the two says it', () => {
    const accounts = first + block('money: cycle\naccounts: authority')
    const paid = law('reviews: authority', 'reviews: authority\npays: user')
    expect(read(accounts).regime.cycle).toMatchObject({ accounts: 'authority', pays: 'authority' })
    expect(read(accounts, paid).regime.cycle).toMatchObject({ pays: 'user', cites: { accounts: ['1'], pays: ['《小办法》5¶2'] } })
  })

  test('takes an adjustment over, puts its own percentages in its place, or leaves it behind', () => {
    const upper = withBlocks(graded, evaluated)
    const tables = (text: string) => read(text, upper).regime.adjustments.map(({ table, source }) => [table?.不合格, source.cites])
    expect(tables(first)).toEqual([['90', ['《小办法》6']]])
    expect(tables(first + block(evaluated.replace('不合格: 90', '不合格: 80')))).toEqual([['80', ['1', '《小办法》6']]])
    expect(tables(first + block('overrides: [6]\nsays: 本市不扣减'))).toEqual([])
  })

  test('what it leaves behind and still needs is a fault, told where it is needed', () => {
    expect(read(first + block('overrides: [3.2]\nsays: 不设受理')).faults).toEqual([
      'small-2024/01-all.md:59（《小办法》第三条第（一）项）：去向“accept”不是程序 apply 的步骤。改法：可用：draft、deliver、end',
      'small-2024/01-all.md:59（《小办法》第三条第（一）项）：文书“letter”没有定义。改法：先写 document: letter；已定义：（无）',
    ])
  })

  test.each([
    [
      'an article that the upper measure does not have',
      first + block('inherits: [33]\nsays: 依省办法'),
      ['01-all.md:11（第一条）：上级办法《小办法》没有“33”。改法：它共 6 条；写成 14（条）或 19.2（项）'],
    ],
  ])('%s', (_, text, faults) => expect(read(text).faults).toEqual(faults))
})

describe('what derives from nowhere', () => {
  const messages = (packs: readonly PackFiles[]) => readFamily(packs).map(({ faults }) => faults.map(faultInWords))
  test('a measure that is not there', () => {
    expect(messages([local(first, 'nobody-1999')])).toEqual([
      ['measure.md:1：派生自“nobody-1999”，没有这部办法。改法：写上级办法的 id；已有：（无）'],
    ])
  })
  test('two that derive from each other', () => {
    const circle = messages([local(first, 'b-2025', 'a-2025'), local(first, 'a-2025', 'b-2025')])
    expect(circle[0]).toEqual(['measure.md:1：派生关系绕了一圈：“a-2025”派生自“b-2025”，后者又派生自它。改法：只由下级办法写 derives'])
  })
  test('a measure of its own that speaks of an upper one', () => {
    const [pack] = readFamily([
      { ...aPack(), files: { ...aPack().files, 'practice.md': `### 甲\n${block('overrides: [4]\nabout: 4\nsays: 无')}` } },
    ])
    expect(pack?.faults.map(faultInWords)).toEqual([
      'practice.md:3（第四条）：overrides 只用于由上级办法派生的办法。改法：在 measure.md 写明 derives: 上级办法的 id，或删去',
    ])
  })
  test('upper measures are read first, whatever the order', () => {
    const child = local(first + block('inherits: [3]\nsays: 依省办法'))
    expect(readFamily([child, aPack()]).map(({ regime, faults }) => [regime.id, faults.map(faultInWords)])).toEqual([
      ['local-2025', []],
      ['small-2024', []],
    ])
  })
})
