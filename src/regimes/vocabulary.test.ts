import { describe, expect, test } from 'vitest'
import { calendar } from '../calendar/testing.ts'
import { judge } from './judge.ts'
import type { Facts } from './occasions.ts'
import { statementsOf } from './statements.ts'
import { added, aPack, chapter, faultsOf, law, regimeOf, withBlocks } from './testing/pack.fixture.ts'

const wordsOf = (pack: ReturnType<typeof aPack>, id: string) => statementsOf(regimeOf(pack)).find((statement) => statement.id === id)?.words

const inspection = [
  'procedure: rectify\nname: 整改\nby: authority\nabout: user',
  'step: rectify.notice\nname: 通知整改\nby: authority\noutcomes: { send: { name: 送达, to: fix } }',
  'step: rectify.fix\nname: 整改\nby: user\nwithin: 30 days\nelse: { to: stopped, name: 逾期未整改 }\noutcomes: { report: { name: 报告整改, to: end } }',
  'step: rectify.stopped\nname: 停止发放\nby: authority\noutcomes: { lift: { name: 解除, to: end } }',
] as const

describe('papers', () => {
  test('several that people bring, one line each', () => {
    const { documents } = regimeOf(added('documents: { plan: 迁移方案, proof: 备案证明 }'))
    expect(documents.slice(2).map(({ id, name, says }) => [id, name, says])).toEqual([
      ['plan', '迁移方案', null],
      ['proof', '备案证明', null],
    ])
  })
  test('sent, copied and published', () => {
    const pack = added(
      'document: circular\nname: 通报\nsays: 现将{unit}通报如下\nto: [user]\ncopies: [authority, provider]\npublished: true',
    )
    expect(wordsOf(pack, 'circular')).toBe('《通报》：由平台按固定文字出具，主送使用单位，抄送主管部门和云服务商，在适用范围内公开。')
  })
})

describe('cases about somebody', () => {
  const pack = withBlocks(...inspection)
  test('an authority begins one about a unit, and the unit has its turn in it', () => {
    expect(faultsOf(pack)).toEqual([])
    expect(regimeOf(pack).procedures[1]).toMatchObject({ by: 'authority', about: 'user', order: 'none', provider: 'chosen' })
    expect(wordsOf(pack, 'rectify')).toBe('整改：由主管部门发起，办件关于使用单位；依次为“通知整改”、“整改”和“停止发放”。')
  })
  test('who is named in a field has its turn as well', () => {
    const step = inspection[1].replace(
      'outcomes:',
      'asks: [{ field: units, label: 受影响单位, type: body, party: user, many: true, required: true }]\noutcomes:',
    )
    const named = withBlocks(inspection[0].replace('\nabout: user', ''), step, ...inspection.slice(2))
    expect(faultsOf(named)).toEqual([])
    expect(wordsOf(named, 'rectify.notice')).toContain('填写受影响单位（点名使用单位，可以有几家）')
  })
  test('a provider that a later step names', () => {
    const asks = 'asks: [{ field: provider, label: 云服务商, type: body, party: provider, as: provider, required: true }]'
    const assigned = aPack({
      '01-all.md': chapter
        .replace('order: new\n', 'order: new\nprovider: assigned\n')
        .replace('within: 5 working-days\n', `within: 5 working-days\n${asks}\n`),
    })
    expect(faultsOf(assigned)).toEqual([])
    expect(wordsOf(assigned, 'apply')).toContain('办理的是开通云资源，云服务商由办理环节指定')
    expect(wordsOf(assigned, 'apply.accept')).toContain('填写云服务商（指定云服务商）')
  })
})

describe('terms that depend', () => {
  test('on the system, to a day on file', () => {
    const within =
      "within:\n  - { until: system.construction-ends-on, when: { system.kind: new } }\n  - { term: 24 hours, when: { system.mlps: '>= 3' } }\n  - 30 working-days\nsince: apply.draft.submit"
    const pack = law('within: 5 working-days', within)
    expect(regimeOf(pack).procedures[0]?.steps[1]).toMatchObject({
      within: { count: 30, unit: 'working-day' },
      alternatives: [{ until: 'system.construction-ends-on' }, { term: { count: 24, unit: 'hour' } }],
    })
    expect(wordsOf(pack, 'apply.accept')).toContain(
      '自云资源申请“申请”环节“提交”起，系统类型为“新建”的至批复的项目建设期截止日止；网络安全等级保护级别不小于3的24小时内；其他30个工作日内',
    )
  })
  test('on what a form asked', () => {
    const pack = law(
      'within: 5 working-days',
      'within:\n  - { until: field.by-day }\nasks: [{ field: by-day, label: 约定之日, type: day }]',
    )
    expect(wordsOf(pack, 'apply.accept')).toContain('其他至约定之日止')
  })
})

describe('duties', () => {
  test.each([
    ['every: 45 days\nwithin: 5 working-days', '每45日，期末后5个工作日内'],
    ['every: half-year', '每半年'],
    ['after: [apply.deliver.done, system.cut-over]\nwithin: 7 days', '在云资源申请“交付”环节“交付完成”或系统割接上线之后，7日内'],
    ['during: important-period\neach: system', '就每个系统在宣布的重要时期内'],
    ['keeps: letter\nvalid: 12 months\nrenews: 2 months', '始终持有有效的《申请函》，并在到期前2个月办理更新'],
  ])('%j', (keys, words) => {
    const pack = added(`duty: d\nname: 义务\nby: provider\nsays: 写成报告。\n${keys}`)
    expect(wordsOf(pack, 'd')).toBe(`义务：云服务商${words}，写成报告。`)
  })
  test('of some units only, with an early warning', () => {
    const pack = added(
      "duty: d\nname: 测评\nby: user\nevery: year\neach: system\nwhen: { system.mlps: '>= 3' }\nwarns: 10 days\nevidence: letter\nto: [authority]",
    )
    expect(regimeOf(pack).duties[0]).toMatchObject({
      each: 'system',
      warns: { count: 10, unit: 'day' },
      when: [{ fact: 'system.mlps' }],
      to: ['authority'],
    })
  })
})

test('an evaluation: dimensions, weights, grades from the best down, objections', () => {
  const pack = added(
    'evaluation: annual\nname: 年度考评\nof: user\nby: authority\nevery: year\nobjections: 5 working-days\npublished: true\nweights: { moved: 40, served: 50, work: 10 }\n' +
      'grades: { 合格: 60, 优秀: 90.5 }\ndimensions:\n  moved: { name: 上云率, indicator: migration-rate }\n  served: { name: 服务, survey: provider }\n  work: { name: 工作, by: [authority] }',
  )
  expect(regimeOf(pack).evaluations[0]).toMatchObject({
    weights: { moved: '40', served: '50', work: '10' },
    grades: [
      { name: '优秀', from: '90.5' },
      { name: '合格', from: '60' },
    ],
  })
  expect(wordsOf(pack, 'annual')).toBe(
    '年度考评：主管部门每年考评使用单位，维度为上云率（平台计算）、服务（云服务商满意度）、工作（主管部门评分）；公布后5个工作日内可以提出异议；结果公开。',
  )
})

describe('rules of supervision', () => {
  test('several periods in a row, and a case that begins', () => {
    const rule =
      "rule: low\non: usage.reported\nwhen: { usage.mean: '< 20' }\nlasting: 3\nthen: flag\nopens: rectify\nsays: 利用率{usage.mean}%长期偏低"
    const pack = withBlocks(...inspection, rule)
    expect(wordsOf(pack, 'low')).toBe(
      '登记一期资源利用情况时，连续3期平均利用率小于20的，允许办理，但记录在案并提示，并启动“整改”程序：“利用率〔平均利用率〕%长期偏低”。',
    )
    const { findings } = judge(regimeOf(pack), calendar, 'usage.reported', { 'usage.mean': '12.5' })
    expect(findings).toMatchObject([{ rule: 'low', opens: 'rectify', percent: null, message: '利用率12.5%长期偏低' }])
  })
  test('what is taken off the bill', () => {
    const pack = added(
      "rule: poor\non: settlement.line\nwhen: { provider.availability: '< 99.9' }\nthen: deduct\npercent: 12.5\nsays: 可用率不足",
    )
    expect(wordsOf(pack, 'poor')).toContain('该期间云服务商的服务可用率小于99.9的，该行扣减12.5%')
    expect(judge(regimeOf(pack), calendar, 'settlement.line', { 'provider.availability': '99.89' }).findings).toMatchObject([
      { percent: '12.5', opens: null },
    ])
  })
  test('a step and its outcome, and what was filled in there', () => {
    const rule =
      'rule: early\non: step.leave\nwhen: { step: rectify.notice, outcome: send, field.on: sooner than 3 working-days after today }\nthen: refuse\nsays: 应提前告知，{field.on}过早'
    const step = inspection[1].replace('outcomes:', 'asks: [{ field: on, label: 实施日期, type: day }]\noutcomes:')
    const pack = withBlocks(inspection[0], step, ...inspection.slice(2), rule)
    expect(wordsOf(pack, 'early')).toBe(
      '办理一个步骤、离开该步骤时，所在步骤为“整改·通知整改”，且所选结果为“送达”，且实施日期距办理当日不满3个工作日的，不予办理：“应提前告知，〔实施日期〕过早”。',
    )
  })
})

describe('a fact that holds several names', () => {
  const stopped = 'rule: stopped\non: order.submit\nwhen: { unit.at: rectify.stopped }\nthen: refuse\nsays: 已停止发放'
  const noticed = 'rule: noticed\non: order.submit\nwhen: { unit.at: rectify.fix }\nthen: flag\nsays: 正在整改'
  const pack = withBlocks(...inspection, stopped)
  const judged = (facts: Facts, more: readonly string[] = []) =>
    judge(regimeOf(withBlocks(...inspection, stopped, ...more)), calendar, 'order.submit', facts)

  test.each<[string, readonly string[] | null, boolean]>([
    ['none', [], false],
    ['unknown', null, false],
    ['another', ['rectify.fix'], false],
    ['this', ['rectify.stopped'], true],
    ['this among others', ['rectify.fix', 'rectify.stopped'], true],
  ])('is: %s', (_, at, refused) => expect(judged({ 'unit.at': at }).refusal !== null).toBe(refused))

  test.each<[string, readonly string[], boolean]>([
    ['not: none', [], true],
    ['not: another', ['rectify.fix'], true],
    ['not: this among others', ['rectify.fix', 'rectify.stopped'], false],
  ])('%s', (_, at, flagged) => {
    const rule = 'rule: free\non: original.retire\nwhen: { unit.at: not rectify.stopped }\nthen: flag\nsays: 无'
    const { findings } = judge(regimeOf(withBlocks(...inspection, rule)), calendar, 'original.retire', { 'unit.at': at })
    expect(findings.length > 0).toBe(flagged)
  })

  test.each<[string, readonly string[], number]>([
    ['missing', [], 1],
    ['missing', ['rectify.fix'], 0],
    ['present', [], 0],
    ['present', ['rectify.fix'], 1],
  ])('%s of %j', (is, at, count) => {
    const rule = `rule: any\non: original.retire\nwhen: { unit.at: ${is} }\nthen: flag\nsays: 无`
    expect(judge(regimeOf(withBlocks(...inspection, rule)), calendar, 'original.retire', { 'unit.at': at }).findings).toHaveLength(count)
  })

  test('reads as what is among them', () =>
    expect(wordsOf(pack, 'stopped')).toBe('提交申请时，该单位未办结的办件所处步骤包括“整改·停止发放”的，不予办理：“已停止发放”。'))

  test('two of them hold at once: who decides otherwise must say which excepts which', () => {
    expect(faultsOf(withBlocks(...inspection, stopped, noticed))[0]).toContain('规则“noticed”（flag）与“stopped”（refuse')
    expect(faultsOf(withBlocks(...inspection, stopped.replace('then:', 'excepts: [noticed]\nthen:'), noticed))).toEqual([])
    const other = noticed.replace('unit.at: rectify.fix', 'unit.at: not rectify.stopped')
    expect(faultsOf(withBlocks(...inspection, stopped, other))).toEqual([])
  })
})

test('charging from the month after', () => {
  const pack = law('by: month\n', 'by: month\nfrom: next-month\n')
  expect(regimeOf(pack).charging?.from).toBe('next-month')
  expect(wordsOf(pack, 'charging')).toContain('“交付完成”的次月首日起')
})
