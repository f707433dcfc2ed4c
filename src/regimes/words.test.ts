import { expect, test } from 'vitest'
import { statementsOf, statementsUnder } from './statements.ts'
import { added, aPack, assessed, block, changed, evaluated, graded, law, practice, regimeOf, withBlocks } from './testing/pack.fixture.ts'

const wordsOf = (pack = aPack(), kind?: string) =>
  statementsOf(regimeOf(pack))
    .filter((statement) => !kind || statement.kind === kind)
    .map(({ words }) => words)

test('a small measure in plain Chinese, block by block', () => {
  expect(statementsOf(regimeOf()).map(({ kind, name, words }) => [kind, name, words])).toEqual([
    ['party', '主管部门', '主管部门（大数据局）：查看本办法适用范围内的全部事项；可以审核结算单、确定最高限价。'],
    ['party', '使用单位', '使用单位：查看本单位及所属单位的事项；可以发起申请。'],
    ['party', '云服务商', '云服务商：查看分派给本单位的事项。'],
    ['document', '申请函', '《申请函》：由办理人提交。'],
    ['document', '不予受理通知书', '《不予受理通知书》：由平台按固定文字出具。'],
    ['procedure', '云资源申请', '云资源申请：由使用单位发起，办理的是开通云资源；依次为“申请”、“受理”和“交付”。'],
    ['step', '申请', '步骤“申请”：由使用单位办理，填写资源明细，提交《申请函》，结果为“提交”（进入“受理”）。'],
    [
      'step',
      '受理',
      '步骤“受理”：由主管部门办理，5个工作日内，结果为“受理”（进入“交付”）或“不予受理”（退回“申请”，须写明意见，出具《不予受理通知书》）。',
    ],
    ['step', '交付', '步骤“交付”：由云服务商办理，由云服务商按工单开通资源，结果为“交付完成”（办结）。'],
    [
      'rule',
      'frozen',
      '提交申请时，逐行判断：是否存量资源池为“是”，且比现有数量增加的数量大于0的，不予办理：“资源池‘〔资源池名称〕’不再扩容”。',
    ],
    [
      'charging',
      '计费',
      '按月计费；自云资源申请“交付”环节“交付完成”之日起；至云资源申请“交付”环节“交付完成”之日止；首日计费、末日不计费；不足一月的按实际天数占当月天数的比例计；起止在同一日的不计费；每行四舍五入到分。',
    ],
    ['cycle', '结算周期', '结算周期每年9月1日起，一年一期，首期自合同开始之日起；由云服务商汇总核算，由主管部门审核，由云服务商付款。'],
    ['validity', '有效期', '有效期至2026-06-28（含当日）。'],
  ])
})

test.each([
  ['part: thirty-day-month', '；不足一月的按每月三十日折算；起止在同一日的不计费；'],
  ['by: year\npart: thirty-day-month', '；不足一年的按实际天数占当年天数的比例计；按月计价的，不足一月的按每月三十日折算；'],
  ['by: year\npart: actual-days', '；不足一年的按实际天数占当年天数的比例计；起止'],
  ['least: one-day', '；起止在同一日的按一日计；'],
  ['minimum: charged', '；价格定有最低计费月数的，提前终止也计满；'],
  ['counts: [start, end]', '；起止在同一日的按一日计；'],
  ['from: next-month', '占当月天数的比例计；每行'],
  ['from: next-month\nleast: one-day', '；计费首日即止的按一日计；每行'],
])('charging with %j', (keys, words) => {
  const pack = law('by: month\n', `${keys.includes('by:') ? '' : 'by: month\n'}${keys}\n`)
  expect(wordsOf(pack, 'charging')[0]).toContain(words)
})

test('who pays is said; where no article says it, who accounts', () => {
  expect(wordsOf(law('reviews: authority', 'reviews: authority\npays: user'), 'cycle')[0]).toContain('由主管部门审核，由使用单位付款。')
  expect(regimeOf().cycle).toMatchObject({ accounts: 'provider', pays: 'provider' })
})

test.each([
  [
    'evaluated, with a cap',
    [graded, `${evaluated}\ncap: 10`],
    '考评结算：对每一云服务商的费用合计，该云服务商最近一次考评的等次为“合格”的付100%、“不合格”的付90%，增减至多10%，差额另列一行：“‘〔云服务商名称〕’考评为〔该云服务商最近一次考评的等次〕”。',
  ],
  [
    'assessed',
    [assessed],
    '评估结算：对每一云服务商的费用合计，按评估报告核定的结算比例付，差额另列一行：“评估核定〔评估报告核定的结算比例〕%”。',
  ],
])('an adjustment %s', (_, yaml, words) => expect(wordsOf(withBlocks(...yaml), 'adjustment')).toEqual([words]))

test.each([
  [
    'since: apply.draft.submit\nwithin: 5 working-days\nwith: [provider, user]\nlevels: [handler, reviewer, signer]\nelse: { to: draft, name: 逾期退回 }',
    '步骤“受理”：由主管部门办理，会同云服务商和使用单位，自云资源申请“申请”环节“提交”起5个工作日内，分经办、审核和签发3级，由不同人员办理，' +
      '结果为“受理”（进入“交付”）或“不予受理”（退回“申请”，须写明意见，出具《不予受理通知书》），逾期未办的，退回“申请”（逾期退回）。',
  ],
  [
    'since: apply.draft.submit\nlasts: 30 days\nsuspends: deliver\nmaterials: [{ document: letter, when: { system.kind: [built, superior], system.mlps: ">= 3" } }]',
    '步骤“受理”：由主管部门办理，自云资源申请“申请”环节“提交”起至少满30日，其间“交付”停止计时，' +
      '提交《申请函》（系统类型为“已建”或“上级统一推广”，且网络安全等级保护级别不小于3时），' +
      '结果为“受理”（进入“交付”）或“不予受理”（退回“申请”，须写明意见，出具《不予受理通知书》）。',
  ],
  [
    'within: 24 hours\nasks: [{ field: a, label: 事由, required: true }, { field: b, label: 备注 }]',
    '步骤“受理”：由主管部门办理，24小时内，填写事由、备注（选填），结果为“受理”（进入“交付”）或“不予受理”（退回“申请”，须写明意见，出具《不予受理通知书》）。',
  ],
])('a step with %j', (keys, words) => {
  const pack = aPack({ '01-all.md': changed('within: 5 working-days', keys) })
  expect(wordsOf(pack, 'step')[1]).toBe(words)
})

test.each([
  [
    "rule: b\non: original.retire\nwhen: { original.retire-on: sooner than 3 months after original.cut-over-on }\nthen: refuse\nsays: '{original.retire-on}过早'",
    '原系统下线时，原系统下线日距割接上线日不满3个月的，不予办理：“〔原系统下线日〕过早”。',
  ],
  [
    "rule: b\non: price.set\nwhen: { price.kind: final, price.amount: '> fact price.ceiling' }\nthen: flag\nsays: 超限价",
    '确定价格时，价格种类为“最终价格”，且价格大于起始日的最高限价的，允许办理，但记录在案并提示：“超限价”。',
  ],
  [
    'rule: b\non: settlement.line\nwhen: { service.qualified: false }\nthen: exclude\nsays: 不合格',
    '核算每一行费用时，该期间服务是否合格为“否”的，该行不纳入结算：“不合格”。',
  ],
  [
    'rule: b\non: settlement.line\nwhen: { unit.budget: outside-level }\nthen: apart\nsays: 独立结算',
    '核算每一行费用时，使用单位是否属本级预算为“非本级”的，该行由使用单位自行与云服务商结算，列明金额而不计入总额：“独立结算”。',
  ],
  [
    'rule: b\non: order.submit\nwhen: { procedure: apply, system.exemption: missing, system.status: not exempt, unit.area: present }\nthen: flag\nsays: 请核对',
    '提交申请时，程序为“云资源申请”，且没有不宜上云的法律依据，且上云状态不为“不宜上云”，且有使用单位所属区划的，允许办理，但记录在案并提示：“请核对”。',
  ],
  [
    "rule: b\non: order.submit\neach: line\nwhen: { line.increase: '<= 3' }\nthen: permit\nexcepts: [frozen]\nsays: 增量小",
    '提交申请时，逐行判断：比现有数量增加的数量不大于3的，允许，优先于规则“frozen”：“增量小”。',
  ],
])('a rule %j', (yaml, words) => expect(wordsOf(added(yaml), 'rule')[1]).toBe(words))

test.each([
  [
    'duty: r\nname: 月报\nby: provider\nto: authority\nevery: month\nwithin: 10 days\nevidence: letter',
    '月报：云服务商每月，期末后10日内，报主管部门，以《申请函》为证。',
  ],
  [
    'duty: r\nname: 报告\nby: provider\nafter: apply.draft.submit\nwithin: 7 days',
    '报告：云服务商在云资源申请“申请”环节“提交”之后，7日内。',
  ],
])('a duty %j', (yaml, words) => expect(wordsOf(added(yaml), 'duty')).toEqual([words]))

test('a block stands under every article it cites, once', () => {
  const statements = statementsOf(regimeOf(law('step: apply.deliver\n', 'step: apply.deliver\ncite: [4, 3.1]\n')))
  expect(statementsUnder(statements, '4').map(({ name }) => name)).toEqual(['交付', 'frozen'])
  expect(statementsUnder(statements, '3').filter(({ name }) => name === '交付')).toHaveLength(1)
})

test('what local practice adds is said of the step it adds to', () => {
  const section = `### 两级办理\n\n由两人办理。\n${block('amend: step apply.accept\nabout: 3.2\nlevels: [handler, signer]')}`
  expect(wordsOf(practice(section), 'step')[1]).toContain('分经办和签发2级，由不同人员办理')
})
