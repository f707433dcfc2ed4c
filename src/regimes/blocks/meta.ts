import { type Day, isDay } from '../../kernel/index.ts'
import type { Demand, DemandKind, Interpretation, Uncarried, Validity } from '../model.ts'
import type { Block } from '../reading/literate.ts'
import { type Reader, sourceOf } from '../reading/reader.ts'

const demandKinds: readonly DemandKind[] = ['text', 'party', 'step', 'rule', 'duty', 'money', 'right', 'meta']

/** A demand block holds one or more `kind: words`. Paragraphs share the demands of their article; items have their own. */
export function readDemands(block: Block, reader: Reader): Demand[] {
  const source = sourceOf(block)
  return demandKinds
    .filter((kind) => reader.has(kind))
    .flatMap((kind) => source.cites.map((cite) => ({ cite: cite.replace(/¶.*/, ''), kind, says: reader.text(kind), source })))
}

export function readValidity(block: Block, reader: Reader): Validity {
  const lastDay = reader.text('validity')
  if (!isDay(lastDay)) reader.fault('validity', `“${lastDay}”不是日期`, '写成 YYYY-MM-DD')
  reader.choice('after', ['notice'])
  return { lastDay: lastDay as Day, says: reader.text('says'), source: sourceOf(block) }
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
