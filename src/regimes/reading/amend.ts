import type { PackFault } from '../model.ts'
import type { Block } from './literate.ts'

/**
 * `amend: step apply.review` in practice.md adds its keys to that block. Local practice may add what the law leaves
 * open; a key that the law itself says is not overwritten.
 */
export function applyAmendments(blocks: readonly Block[], faults: PackFault[]): Block[] {
  const amendments = blocks.filter((block) => 'amend' in block.says)
  const rest = blocks.filter((block) => !('amend' in block.says))
  for (const amendment of amendments) {
    const [kind = '', name = ''] = String(amendment.says.amend).split(/\s+/)
    const at = rest.findIndex((block) => block.says[kind] === name)
    const target = rest[at]
    const complain = (fault: string, remedy: string) =>
      faults.push({ file: amendment.file, line: amendment.line, article: String(amendment.says.about ?? ''), fault, remedy })
    if (!amendment.practice) complain('amend 只能写在 practice.md', '条文自己的规则写在条文下面')
    if (!target) {
      complain(`要补充的“${kind} ${name}”没有定义`, '写成 amend: step 程序.步骤，且该步骤已在条文下定义')
      continue
    }
    rest[at] = merge(target, amendment, complain)
  }
  return rest
}

function merge(target: Block, amendment: Block, complain: (fault: string, remedy: string) => void): Block {
  const { amend: _amend, about: _about, ...added } = amendment.says
  for (const key of Object.keys(added)) {
    if (key in target.says)
      complain(`${key} 已由条文写明（${target.file}:${target.line}），本地做法不能改写`, `删去 ${key}，或在条文的解释中说明`)
  }
  // The law's own keys stand first: the first key names the kind.
  return { ...target, says: { ...target.says, ...Object.fromEntries(Object.entries(added).filter(([key]) => !(key in target.says))) } }
}
