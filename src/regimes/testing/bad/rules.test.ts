import { expect, test } from 'vitest'
import { occasions } from '../../occasions.ts'
import type { PackFiles } from '../../pack.ts'
import { added, changed, faultsOf, law } from '../pack.fixture.ts'

// Rules that a pack gets wrong: occasions, facts, values, exceptions. Each with the whole answer that its author reads, and with nothing else.
const poolFacts = Object.keys(occasions['pool.register'].facts).join('、')
const cases: readonly (readonly [string, () => PackFiles, readonly string[]])[] = [
  [
    'an occasion that does not exist',
    () => law('on: order.submit', 'on: order.sent'),
    [`01-all.md:120（第四条）：没有“order.sent”这个时机。改法：可用：${Object.keys(occasions).join('、')}`],
  ],
  [
    'a fact that the occasion does not have',
    () => added('rule: b\non: pool.register\nwhen: { pool.old: true }\nthen: flag\nsays: 请核对'),
    [`01-all.md:168（第六条）：pool.register 时没有“pool.old”这个事实。改法：可用：${poolFacts}`],
  ],
  [
    'a fact named like a method of every object',
    () => added('rule: b\non: pool.register\nwhen: { constructor: true }\nthen: flag\nsays: 请核对'),
    [`01-all.md:168（第六条）：pool.register 时没有“constructor”这个事实。改法：可用：${poolFacts}`],
  ],
  [
    'a value that the fact does not have',
    () => added('rule: b\non: system.register\nwhen: { system.kind: old }\nthen: flag\nsays: 请核对'),
    [
      '01-all.md:168（第六条）：“system.kind”的条件不合：没有“old”这个值，可用：new、built、superior。改法：system.kind 是“系统类型：new 新建，built 已建，superior 上级统一推广”，写法见 docs/regimes.md',
    ],
  ],
  [
    'a word where yes or no belongs',
    () => added("rule: b\non: system.register\nwhen: { system.classified: 'yes' }\nthen: flag\nsays: 请核对"),
    [
      '01-all.md:168（第六条）：“system.classified”的条件不合：应写 true 或 false。改法：system.classified 是“系统是否涉密”，写法见 docs/regimes.md',
    ],
  ],
  [
    'a day compared with a number',
    () => added("rule: b\non: original.retire\nwhen: { original.retire-on: '> 5' }\nthen: flag\nsays: 请核对"),
    [
      '01-all.md:168（第六条）：“original.retire-on”的条件不合：日期不能与数比大小。改法：original.retire-on 是“原系统下线日”，写法见 docs/regimes.md',
    ],
  ],
  [
    'a number finer than any fact',
    () => added("rule: b\non: price.set\nwhen: { price.amount: '> 0.00001' }\nthen: flag\nsays: 请核对"),
    [
      `01-all.md:168（第六条）：“price.amount”的条件不合：应写数，至多四位小数。改法：price.amount 是“${occasions['price.set'].facts['price.amount'].says}”，写法见 docs/regimes.md`,
    ],
  ],
  [
    'a distance in time said the other way round',
    () =>
      added(
        'rule: b\non: original.retire\nwhen: { original.retire-on: later than 3 months before original.cut-over-on }\nthen: flag\nsays: 请核对',
      ),
    [
      '01-all.md:168（第六条）：“original.retire-on”的条件不合：应写日期 YYYY-MM-DD、"> fact 另一日期" 或 "sooner than 5 working-days after 另一日期"。改法：original.retire-on 是“原系统下线日”，写法见 docs/regimes.md',
    ],
  ],
  [
    'a distance in time that cannot be read',
    () =>
      added(
        'rule: b\non: original.retire\nwhen: { original.retire-on: sooner than 3 moons after original.cut-over-on }\nthen: flag\nsays: 请核对',
      ),
    [
      '01-all.md:171（第六条）：original.retire-on 的条件“sooner than 3 moons after original.cut-over-on”读不懂。改法：可写：true、文字、[甲, 乙]、missing、present、"> 3"、"> fact 另一事实"、"not 值"、"sooner than 3 months after 日期事实"',
    ],
  ],
  [
    'a comparison that cannot be read',
    () => added("rule: b\non: pool.register\nwhen: { pool.mlps: '>> 3' }\nthen: flag\nsays: 请核对"),
    [
      '01-all.md:171（第六条）：pool.mlps 的条件“>> 3”读不懂。改法：可写：true、文字、[甲, 乙]、missing、present、"> 3"、"> fact 另一事实"、"not 值"、"sooner than 3 months after 日期事实"',
    ],
  ],
  [
    'a place of the sentence that is no fact',
    () => added('rule: b\non: pool.register\nthen: flag\nsays: “{pool.title}”请核对'),
    [`01-all.md:168（第六条）：says 里的 {pool.title} 不是 pool.register 的事实。改法：可用：${poolFacts}`],
  ],
  [
    'lines on an occasion that has none',
    () => added('rule: b\non: pool.register\neach: line\nthen: flag\nsays: 请核对'),
    ['01-all.md:168（第六条）：时机 pool.register 没有逐行的事实。改法：删去 each: line'],
  ],
  [
    'exclude elsewhere than in a bill',
    () => law('then: refuse', 'then: exclude'),
    [
      '01-all.md:120（第四条）：then: exclude 不能用于时机 order.submit。改法：exclude、apart 与 deduct 只用于 settlement.line，settlement.line 只用 exclude、apart、deduct 或 permit',
    ],
  ],
  [
    'two rules that may hold together and decide differently',
    () => added("rule: small-increase\non: order.submit\neach: line\nwhen: { line.increase: '<= 3' }\nthen: flag\nsays: 增量较小，请核对"),
    [
      '01-all.md:168（第六条）：规则“small-increase”（flag）与“frozen”（refuse，01-all.md:120）可能同时成立而结论不同。改法：在例外的一方写 excepts: [frozen]，或把条件写得互不重叠',
    ],
  ],
  [
    'an exception to nothing',
    () => added("rule: small-increase\non: order.submit\neach: line\nwhen: { line.increase: '<= 3' }\nthen: permit\nsays: 增量较小"),
    ['01-all.md:168（第六条）：“small-increase”是例外，却没有说明是哪条规则的例外。改法：写明 excepts: 规则名'],
  ],
  [
    'an exception to a rule that does not exist',
    () => law('then: refuse', 'then: refuse\nexcepts: [none-such]'),
    ['01-all.md:120（第四条）：excepts 的“none-such”不是时机 order.submit 的规则。改法：可用：（无）'],
  ],
  [
    'rules that except each other',
    () =>
      added(
        "rule: small-increase\non: order.submit\neach: line\nwhen: { line.increase: '<= 3' }\nthen: flag\nexcepts: [frozen]\nsays: 增量较小",
        changed('then: refuse', 'then: refuse\nexcepts: [small-increase]'),
      ),
    [
      '01-all.md:120（第四条）：规则“frozen”绕了一圈成了自己的例外。改法：只在应当优先的一方写 excepts',
      '01-all.md:169（第六条）：规则“small-increase”绕了一圈成了自己的例外。改法：只在应当优先的一方写 excepts',
    ],
  ],
  [
    'a duty that never arises',
    () => added('duty: report\nname: 报告\nby: provider'),
    [
      '01-all.md:169（第六条）：义务没有写明何时产生。改法：写明 every: month、after: [程序.步骤.结果]、during: important-period 或 keeps: 文书',
    ],
  ],
]

test.each(cases)('%s', (_, pack, faults) => {
  expect(faultsOf(pack())).toEqual(faults)
})
