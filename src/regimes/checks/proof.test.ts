import { expect, test } from 'vitest'
import { faultInWords } from '../registry.ts'
import { added, aPack, assessed, regimeOf } from '../testing/pack.fixture.ts'
import { checkProof, type Proof } from './proof.ts'

const story = (more: Partial<Proof>): Proof => ({ file: 'scenarios/a.yaml', line: 2, proves: ['6'], refusals: [], text: '', ...more })
const whole = story({ proves: ['2', '3.1', '3.2', '3.3', '4', '5¶1', '6'], refusals: ['rule.frozen'] })
const faultsOf = (stories: readonly Proof[], pack = aPack()) => checkProof(regimeOf(pack), stories).map(faultInWords)

test('a story for each demand, and the refusal met: nothing is missing', () => expect(faultsOf([whole])).toEqual([]))
test('several stories prove together', () =>
  expect(faultsOf([story({ proves: ['2', '3.1', '3.2'] }), story({ ...whole, proves: ['3.3', '4', '5', '6'] })])).toEqual([]))

const flag = 'rule: zoned\non: pool.register\nwhen: { pool.zone: missing }\nthen: flag\nsays: 请写明区域'
const permit = `rule: small\non: order.submit\neach: line\nwhen: { line.increase: '<= 3' }\nthen: permit\nexcepts: [frozen]\nsays: 增量小`

test.each([
  [
    'no story at all',
    [],
    aPack(),
    [
      '01-all.md:15（第二条）：“主管部门与云服务商”没有故事证明。改法：在 scenarios/ 写一个故事，proves 中写 "2"（第二条）',
      '01-all.md:48（第三条第（一）项）：“提出申请”没有故事证明。改法：在 scenarios/ 写一个故事，proves 中写 "3.1"（第三条第（一）项）',
      '01-all.md:71（第三条第（二）项）：“5个工作日内受理”没有故事证明。改法：在 scenarios/ 写一个故事，proves 中写 "3.2"（第三条第（二）项）',
      '01-all.md:99（第三条第（三）项）：“交付”没有故事证明。改法：在 scenarios/ 写一个故事，proves 中写 "3.3"（第三条第（三）项）',
      '01-all.md:116（第四条）：“不再扩容”没有故事证明。改法：在 scenarios/ 写一个故事，proves 中写 "4"（第四条）',
      '01-all.md:133（第五条第一款）：“计费”没有故事证明。改法：在 scenarios/ 写一个故事，proves 中写 "5"（第五条）',
      '01-all.md:158（第六条）：“有效期”没有故事证明。改法：在 scenarios/ 写一个故事，proves 中写 "6"（第六条）',
      '01-all.md:120（第四条）：没有故事遇到规则“frozen”的拒绝。改法：写一步违反它的行为，并写 refused: { code: rule.frozen, article: "…" }',
    ],
  ],
  [
    'an article is not proven by its items’ neighbours: 3 proves no item of it',
    [{ ...whole, proves: ['2', '3', '3.1', '3.3', '4', '5', '6'] }],
    aPack(),
    [
      '01-all.md:71（第三条第（二）项）：“5个工作日内受理”没有故事证明。改法：在 scenarios/ 写一个故事，proves 中写 "3.2"（第三条第（二）项）',
    ],
  ],
  [
    'a story that names its rule without being refused by it',
    [{ ...whole, refusals: ['rule.frozen-not'], text: 'rule.frozen' }],
    aPack(),
    [
      '01-all.md:120（第四条）：没有故事遇到规则“frozen”的拒绝。改法：写一步违反它的行为，并写 refused: { code: rule.frozen, article: "…" }',
    ],
  ],
  [
    'a story that proves nothing, and one that proves an article that is none',
    [whole, story({ file: 'scenarios/b.yaml', proves: [] }), story({ file: 'scenarios/c.yaml', proves: ['6', '33.2'] })],
    aPack(),
    [
      'scenarios/b.yaml:2：故事没有证明任何条文。改法：写明 proves: ["19.2"]；什么也不证明的故事删去',
      'scenarios/c.yaml:2：故事所证明的条文“33.2”不存在。改法：写成 "19"（条）、"19.2"（项）、"14¶2"（款）或 "39¶1.5"（款的项）',
    ],
  ],
  [
    'a flag that no story shows: a longer name is another rule',
    [{ ...whole, text: '{"findings":["zoned-pool"]}' }],
    added(flag),
    ['01-all.md:168（第六条）：没有故事遇到规则“zoned”（flag）。改法：在故事的 then 中写 findings: [zoned]'],
  ],
  ['a flag that a story shows', [{ ...whole, text: '{"findings":["zoned"]}' }], added(flag), []],
  [
    'an exception that no story comes near',
    [whole],
    added(permit),
    [
      '01-all.md:168（第六条）：没有故事遇到规则“small”（permit）。改法：写一个故事，其中“frozen”本应成立而因此不适用，并在其中（注释除外）写出它或“small”的名字，如另一步的 findings 或 refused',
    ],
  ],
  [
    'a line set apart that no story shows',
    [whole],
    added('rule: own\non: settlement.line\nwhen: { unit.budget: outside-level }\nthen: apart\nsays: 独立结算'),
    ['01-all.md:168（第六条）：没有故事遇到规则“own”（apart）。改法：在故事的 then 中写 apart: own'],
  ],
  [
    'an adjustment that no story shows',
    [whole],
    added(assessed),
    [
      '01-all.md:168（第六条）：没有故事遇到结算调整“assessment-report”。改法：在故事的 then 中写 adjustments: [ { rule: assessment-report, percent: "…", amount: "…" } ]',
    ],
  ],
  ['an adjustment that a story shows', [{ ...whole, text: '{"rule":"assessment-report"}' }], added(assessed), []],
  ['an exception whose rule is met', [{ ...whole, text: '{"code":"rule.frozen"}' }], added(permit), []],
  [
    'what is declared open is not carried',
    [whole],
    added('uncarried: 以后再写\ncite: 4'),
    [
      '01-all.md:116（第四条）：“不再扩容”尚未承载：以后再写。改法：在条文下写承载它的规则块，删去 uncarried',
      '01-all.md:158（第六条）：“有效期”尚未承载：以后再写。改法：在条文下写承载它的规则块，删去 uncarried',
    ],
  ],
])('%s', (_, stories, pack, faults) => expect(faultsOf(stories, pack)).toEqual(faults))
