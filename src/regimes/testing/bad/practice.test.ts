import { expect, test } from 'vitest'
import type { PackFiles } from '../../pack.ts'
import { added, block, faultsOf, practice } from '../pack.fixture.ts'

// Local practice that a pack gets wrong. Each with the whole answer that its author reads, and with nothing else.
const cases: readonly (readonly [string, () => PackFiles, readonly string[]])[] = [
  [
    'amend outside practice.md',
    () => added('amend: step apply.accept\nabout: 3.2\nlevels: [handler, signer]'),
    ['01-all.md:168（第六条）：amend 只能写在 practice.md。改法：条文自己的规则写在条文下面'],
  ],
  [
    'amend of a step that does not exist',
    () => practice(`### 审核\n${block('amend: step apply.review\nabout: 3.2\nlevels: [handler]')}`),
    ['practice.md:3（第三条第（二）项）：要补充的“step apply.review”没有定义。改法：写成 amend: step 程序.步骤，且该步骤已在条文下定义'],
  ],
  [
    'amend that would override the law',
    () => practice(`### 受理\n${block('amend: step apply.accept\nabout: 3.2\nwithin: 10 working-days')}`),
    ['practice.md:3（第三条第（二）项）：within 已在 01-all.md:91 写明，本地做法只能补充，不能改写。改法：删去 within'],
  ],
  [
    'amend with a word that does not exist',
    () => practice(`### 受理\n${block('amend: step apply.accept\nabout: 3.2\nlevels: [boss]')}`),
    ['practice.md:6（第三条第（二）项）：没有“boss”这一级。改法：可用：handler、reviewer、approver、signer'],
  ],
  [
    'amend about an article that does not exist',
    () => practice(`### 受理\n${block('amend: step apply.accept\nabout: 33\nlevels: [handler]')}`),
    ['practice.md:3（第三十三条）：引用的条文“33”不存在。改法：本办法共 6 条；写成 19（条）、19.2（项）、14¶2（款）或 39¶1.5（款的项）'],
  ],
  [
    'a rule that is about no article',
    () => practice(`### 受理\n${block('rule: b\non: system.register\nthen: flag\nsays: 请核对')}`),
    ['practice.md:4：本地做法没有写明是关于哪一条的。改法：写明 about: 条文，如 about: 19.2'],
  ],
  [
    'a demand in practice.md',
    () => practice('### 受理\n\n```demand\nstep: 受理\n```\n'),
    ['practice.md:3：demand 块写在 practice.md 里。改法：移到它所依据的条文下；本地做法没有 demand'],
  ],
]

test.each(cases)('%s', (_, pack, faults) => {
  expect(faultsOf(pack())).toEqual(faults)
})
