import type { Amendment, PackFault } from '../model.ts'
import type { Block } from './literate.ts'
import { sourceOf } from './reader.ts'

/**
 * `amend: step apply.review` in practice.md adds its keys to that block. Local practice may add what the law leaves
 * open; a key that the law itself says is not overwritten.
 */
export function applyAmendments(blocks: readonly Block[], faults: PackFault[]): { blocks: Block[]; amendments: Amendment[] } {
  const amending = blocks.filter(amends)
  const rest = blocks.filter((block) => !amends(block))
  for (const amendment of amending) {
    const [kind = '', name = ''] = String(amendment.says.amend).split(/\s+/)
    const at = rest.findIndex((block) => block.says[kind] === name)
    const target = rest[at]
    const complain = (fault: string, remedy: string) =>
      faults.push({ file: amendment.file, line: amendment.line, article: sourceOf(amendment).cites[0] ?? '', fault, remedy })
    if (!amendment.practice) complain('amend 只能写在 practice.md', '条文自己的规则写在条文下面')
    else if (sourceOf(amendment).cites.length === 0) complain('本地做法没有写明是关于哪一条的', '写明 about: 条文，如 about: 19.2')
    if (!target) {
      complain(`要补充的“${kind} ${name}”没有定义`, '写成 amend: step 程序.步骤，且该步骤已在条文下定义')
      continue
    }
    rest[at] = merge(target, amendment, complain)
  }
  return { blocks: rest, amendments: amending.map(inShort) }
}

const amends = (block: Block): boolean => Object.hasOwn(block.says, 'amend')

const inShort = (block: Block): Amendment => ({
  of: String(block.says.amend),
  keys: Object.keys(block.says).filter((key) => key !== 'amend' && key !== 'about'),
  source: sourceOf(block),
})

function merge(target: Block, amendment: Block, complain: (fault: string, remedy: string) => void): Block {
  const { amend: _amend, about: _about, ...said } = amendment.says
  const isNew = (key: string) => !Object.hasOwn(target.says, key)
  for (const key of Object.keys(said).filter((key) => !isNew(key))) {
    const { file, line } = target.places.get(key) ?? target
    complain(`${key} 已在 ${file}:${line} 写明，本地做法只能补充，不能改写`, `删去 ${key}`)
  }
  const added = Object.keys(said).filter(isNew)
  return {
    ...target,
    // The law's own keys stand first: the first key names the kind.
    says: { ...target.says, ...Object.fromEntries(added.map((key) => [key, said[key]])) },
    places: new Map([...target.places, ...added.map((key) => [key, amendment.places.get(key) ?? amendment] as const)]),
  }
}
