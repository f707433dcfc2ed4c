import { expect, test } from 'vitest'
import { added, aPack, changed, faultsOf, law } from '../testing/pack.fixture.ts'

const draft = (procedure: string, more = '') =>
  `step: ${procedure}.draft\nname: 申请\nby: user\n${more}outcomes: { submit: { name: 提交, to: end } }`
const withProcedure = (procedure: string, order: string, step: string) =>
  added(
    step,
    `${changed('money: charging', 'money: charging')}\n\`\`\`rule\nprocedure: ${procedure}\nname: 程序\nby: user\norder: ${order}\n\`\`\`\n`,
  )
const saysOf = (faults: readonly string[]) => faults.map((fault) => fault.replace(/^[^：]*：/, ''))

test('the good pack has no fault', () => expect(faultsOf(aPack())).toEqual([]))

test.each([
  [
    'a change that changes nothing in the bill',
    withProcedure('alter', 'change', draft('alter', 'lines: true\n')),
    ['程序 alter 中没有使云资源按新数量计费的事件。改法：在 money: charging 的 changes 中写明 alter.步骤.结果'],
  ],
  [
    'an end after which charging goes on',
    withProcedure('close', 'end', draft('close', 'lines: true\n')),
    ['程序 close 中没有使云资源停止计费的事件。改法：在 money: charging 的 ends 中写明 close.步骤.结果'],
  ],
  [
    'an emergency that nobody delivers and nobody pays',
    withProcedure('urgent', 'emergency', draft('urgent', 'lines: true\n')),
    [
      '程序 urgent 开通云资源，却没有交付的工单。改法：在云服务商交付的步骤下写 work: deliver',
      '程序 urgent 中没有使云资源开始计费的事件。改法：在 money: charging 的 starts 中写明 urgent.步骤.结果',
    ],
  ],
  [
    'an order without lines',
    law('by: user\nlines: true\n', 'by: user\n'),
    ['程序 apply 办理云资源，却没有填写资源明细的步骤。改法：在填写申请的步骤下写 lines: true'],
  ],
  [
    'a work order where there is no order',
    law('order: new', 'order: none'),
    ['步骤 apply.deliver 是工单，而程序 apply 不办理云资源。改法：在 procedure: apply 下写明 order，或删去 work'],
  ],
  [
    'a work order that would have to wait',
    law('work: deliver', 'work: deliver\nlasts: 3 days'),
    ['步骤 apply.deliver 是工单，随工单完成离开，不能再写 lasts 或 levels。改法：把等候或审签写成它之后的一步'],
  ],
])('%s', (_, pack, faults) => expect(saysOf(faultsOf(pack))).toEqual(faults))
