import { expect, test } from 'vitest'
import type { PackFiles } from '../../pack.ts'
import { permissions } from '../../permissions.ts'
import { added, block, changed, faultsOf, law } from '../pack.fixture.ts'

// Steps, parties and papers that a pack gets wrong. Each with the whole answer that its author reads, and with nothing else.
const cases: readonly (readonly [string, () => PackFiles, readonly string[]])[] = [
  [
    'a step that nothing leads to',
    () => added('step: apply.lost\nname: 补正\nby: user\noutcomes: { go: { name: 办结, to: end } }'),
    ['01-all.md:168（第六条）：步骤 apply.lost 从起点“draft”走不到。改法：让某一步骤的结果 to 指向它，或删去它'],
  ],
  [
    'a step that leads nowhere but to itself',
    () =>
      added(
        'step: apply.stuck\nname: 等待\nby: user\noutcomes: { go: { name: 再等, to: stuck } }',
        changed('  refuse:', '  wait: { name: 暂缓, to: stuck }\n  refuse:'),
      ),
    ['01-all.md:169（第六条）：步骤 apply.stuck 进得去，走不到办结。改法：给它一个最终通向 end 的结果'],
  ],
  [
    'a step without outcomes',
    () => law('work: deliver\noutcomes:\n  done: { name: 交付完成, to: end }\n', ''),
    [
      '01-all.md:103（第三条第（三）项）：步骤没有结果，进得去出不来。改法：写明 outcomes: { 名: { name: …, to: 下一步骤或 end } }',
      '01-all.md:134（第五条第一款）：计费事件 starts 的“apply.deliver.done”不是任何步骤的结果。改法：写成 程序.步骤.结果；此处可用：（无）',
      '01-all.md:134（第五条第一款）：计费事件 ends 的“apply.deliver.done”不是任何步骤的结果。改法：写成 程序.步骤.结果；此处可用：（无）',
    ],
  ],
  [
    'a work order to a party that nothing is assigned to',
    () => law('by: provider\nwork: deliver', 'by: authority\nwork: deliver'),
    [
      '01-all.md:103（第三条第（三）项）：步骤 apply.deliver 是工单，而“authority”不是被指派的一方。改法：由 sees: assigned 的参与方办理，或在 party: authority 下写 sees: assigned',
    ],
  ],
  [
    'a term from an event of another procedure',
    () =>
      added(
        'step: other.draft\nname: 填写\nby: user\noutcomes: { submit: { name: 提交, to: end } }',
        changed('within: 5 working-days', 'within: 5 working-days\nsince: other.draft.submit') +
          block('procedure: other\nname: 其他\nby: user'),
      ),
    [
      '01-all.md:87（第三条第（二）项）：期限起点“other.draft.submit”不在程序 apply 之内。改法：期限从本办件的事件起算；写成 apply.步骤.结果',
    ],
  ],
  [
    'an outcome that leads to no step',
    () => law('to: accept }', 'to: acept }'),
    ['01-all.md:59（第三条第（一）项）：去向“acept”不是程序 apply 的步骤。改法：可用：draft、accept、deliver、end'],
  ],
  [
    'a step of no procedure',
    () => added('step: renew.draft\nname: 申请\nby: user\noutcomes: { go: { name: 办结, to: end } }'),
    ['01-all.md:168（第六条）：步骤 renew.draft 属于没有定义的程序“renew”。改法：先写 procedure: renew'],
  ],
  [
    'a procedure without steps',
    () => added('procedure: renew\nname: 续期\nby: user'),
    ['01-all.md:168（第六条）：程序 renew 没有步骤。改法：在条文下写 step: renew.draft'],
  ],
  [
    'a step not named procedure.step',
    () => added('step: accept\nname: 受理\nby: user\noutcomes: { go: { name: 办结, to: end } }'),
    ['01-all.md:169（第六条）：步骤“accept”没有写成“程序.步骤”。改法：写成 step: 程序.步骤，如 step: apply.accept'],
  ],
  [
    "a first step that is not the beginner's",
    () => law('procedure: apply\nname: 云资源申请\nby: user', 'procedure: apply\nname: 云资源申请\nby: authority'),
    ['01-all.md:59（第三条第（一）项）：步骤 apply.draft 由“user”办理，而程序由“authority”发起。改法：第一步由发起方填写'],
  ],
  [
    'a work step without the outcome done',
    () =>
      added(
        'step: apply.test\nname: 测试\nby: provider\nwork: test\noutcomes: { over: { name: 完成, to: end } }',
        changed('to: deliver }', 'to: test }').replace('done: { name: 交付完成, to: end }', 'done: { name: 交付完成, to: test }'),
      ),
    [
      '01-all.md:103（第三条第（三）项）：步骤 apply.deliver 从起点“draft”走不到。改法：让某一步骤的结果 to 指向它，或删去它',
      '01-all.md:168（第六条）：步骤 apply.test 是工单，却没有结果 done。改法：工单全部完成时办件以 done 离开',
    ],
  ],
  [
    'a party that is not defined',
    () => law('by: provider\nwork', 'by: supplier\nwork'),
    ['01-all.md:103（第三条第（三）项）：办理方“supplier”没有定义为参与方。改法：先写 party: supplier；已定义：authority、user、provider'],
  ],
  [
    'a party defined twice',
    () => added('party: user\nname: 单位\nsees: own'),
    ['01-all.md:168（第六条）：party “user”定义了两次（另见 01-all.md:27）。改法：保留一处，或换一个名字'],
  ],
  [
    'a permission word that does not exist',
    () => law('may: [case.begin]', 'may: [case.beginn]'),
    [`01-all.md:31（第二条）：没有权限词“case.beginn”。改法：可用：${Object.keys(permissions).join('、')}`],
  ],
  [
    'a word that does not exist',
    () => law('sees: own', 'sees: all'),
    ['01-all.md:30（第二条）：sees 写作“all”，没有这个词。改法：可用：own、area、assigned、jurisdiction'],
  ],
  [
    'a key that is missing',
    () => law('sees: own\n', ''),
    ['01-all.md:27（第二条）：缺少 sees。改法：写明 sees: …，可用：own、area、assigned、jurisdiction'],
  ],
  [
    'a key that does not exist',
    () => law('lines: true', 'lines: true\ncolour: red'),
    [
      '01-all.md:64（第三条第（一）项）：不认识的键 colour。改法：此处可用：asks、by、cite、else、lasts、levels、lines、materials、name、outcomes、overrides、since、step、suspends、with、within、work',
    ],
  ],
  [
    'a paper that is not defined',
    () => law('materials: [letter]', 'materials: [lettre]'),
    ['01-all.md:59（第三条第（一）项）：文书“lettre”没有定义。改法：先写 document: lettre；已定义：letter、refusal-notice'],
  ],
  [
    'a paper that is issued and has no wording',
    () => law('issues: [refusal-notice]', 'issues: [letter]'),
    ['01-all.md:87（第三条第（二）项）：文书“letter”由平台出具，却没有写明文字。改法：在 document: letter 下写 says: …'],
  ],
  [
    'a term that is none',
    () => law('within: 5 working-days', 'within: 5 workdays'),
    ['01-all.md:91（第三条第（二）项）：within 写作“5 workdays”，不是期限。改法：写成“5 working-days”“30 days”“3 months”或“24 hours”'],
  ],
  [
    'a term of zero',
    () => law('within: 5 working-days', 'within: 0 days'),
    ['01-all.md:91（第三条第（二）项）：within 写作“0 days”，不是期限。改法：写成“5 working-days”“30 days”“3 months”或“24 hours”'],
  ],
  [
    'else that is no record',
    () => law('within: 5 working-days', 'within: 5 working-days\nelse: deliver'),
    ['01-all.md:92（第三条第（二）项）：else 应是“{ 键: 值 }”。改法：写成 else: { … }'],
  ],
  [
    'else without a term',
    () => law('within: 5 working-days', 'else: { to: deliver, name: 逾期 }'),
    ['01-all.md:87（第三条第（二）项）：步骤 apply.accept 写了 else，却没有期限 within。改法：写明 within'],
  ],
  [
    'an event that does not exist',
    () => law('within: 5 working-days', 'within: 5 working-days\nsince: apply.draft.sent'),
    ['01-all.md:87（第三条第（二）项）：期限起点“apply.draft.sent”不是任何步骤的结果。改法：写成 程序.步骤.结果；此处可用：submit'],
  ],
  [
    'a level twice',
    () => law('within: 5 working-days', 'within: 5 working-days\nlevels: [handler, handler]'),
    ['01-all.md:87（第三条第（二）项）：步骤 apply.accept 的 levels 有重复。改法：每级只写一次'],
  ],
  [
    'a choice without options',
    () => law('lines: true', 'lines: true\nasks: [{ field: ground, label: 事由, type: choice }]'),
    ['01-all.md:64（第三条第（一）项）：选择项没有写可选的内容。改法：写明 options: [甲, 乙]'],
  ],
  [
    'a name in capitals',
    () => law('rule: frozen', 'rule: Frozen_Pool'),
    ['01-all.md:120（第四条）：名字“Frozen_Pool”不合写法。改法：用小写英文单词，以连字符相连，如 refusal-notice'],
  ],
  [
    'a step called end',
    () =>
      added(
        'step: apply.end\nname: 办结\nby: user\noutcomes: { go: { name: 办结, to: end } }',
        changed('to: deliver }', 'to: end }')
          .replace('done: { name: 交付完成, to: end }', 'done: { name: 交付完成, to: draft }')
          .replace('to: accept }', 'to: accept }\n  skip: { name: 直达, to: deliver }'),
      ),
    ['01-all.md:169（第六条）：步骤不能叫 end。改法：end 专指办结，换一个名字'],
  ],
]

test.each(cases)('%s', (_, pack, faults) => {
  expect(faultsOf(pack())).toEqual(faults)
})
