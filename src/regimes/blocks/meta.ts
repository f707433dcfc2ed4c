import { type Day, isDay } from '../../kernel/index.ts'
import type { Demand, DemandKind, Derivation, Interpretation, Uncarried, Validity } from '../model.ts'
import type { Block } from '../reading/literate.ts'
import { type Reader, sourceOf } from '../reading/reader.ts'

/** What a demand asks for, and how people call it. */
export const demandKinds: Readonly<Record<DemandKind, string>> = {
  text: '文义',
  party: '主体',
  step: '程序',
  rule: '规则',
  duty: '义务',
  money: '费用',
  right: '权利',
  meta: '效力',
}
const kinds = Object.keys(demandKinds) as readonly DemandKind[]

/** A demand block holds one or more `kind: words`. Paragraphs share the demands of their article; items have their own. */
export function readDemands(block: Block, reader: Reader): Demand[] {
  const source = sourceOf(block)
  if (block.practice) reader.fault('demand', 'demand 块写在 practice.md 里', '移到它所依据的条文下；本地做法没有 demand')
  if (!kinds.some((kind) => reader.has(kind))) reader.fault('demand', 'demand 块没有写种类', `可用：${kinds.join('、')}`)
  return kinds
    .filter((kind) => reader.has(kind))
    .flatMap((kind) => source.cites.map((cite) => ({ cite: cite.replace(/¶\d+$/, ''), kind, says: reader.text(kind), source })))
}

export function readValidity(block: Block, reader: Reader): Validity {
  const lastDay = reader.text('validity')
  // A measure that sets no end binds from its entry into force on, until another decision.
  if (lastDay === 'open') return { lastDay: null, reminds: null, says: reader.textOr('says', ''), source: sourceOf(block) }
  if (!isDay(lastDay)) reader.fault('validity', `“${lastDay}”不是日期`, '写成 YYYY-MM-DD；没有规定有效期的写 open')
  reader.choice('after', ['notice'])
  return { lastDay: lastDay as Day, reminds: reader.term('reminds'), says: reader.text('says'), source: sourceOf(block) }
}

export const readInterpretation = (block: Block, reader: Reader): Interpretation => ({
  id: reader.text('interpretation'),
  on: reader.texts('on'),
  question: reader.text('question'),
  reading: reader.text('reading'),
  because: reader.text('because'),
  source: sourceOf(block),
})

export const readUncarried = (block: Block, reader: Reader): Uncarried => ({ reason: reader.text('uncarried'), source: sourceOf(block) })

/** `inherits: [14]`: this article follows the upper measure's; `overrides: [14]`: what stands there is not taken over. */
export function readDerivation(kind: Derivation['kind'], block: Block, reader: Reader): Derivation {
  const articles = reader.texts(kind)
  if (articles.length === 0) reader.fault(kind, `${kind} 没有写明上级办法的条文`, `写成 ${kind}: [14]`)
  return { kind, articles, says: reader.text('says'), source: sourceOf(block) }
}
