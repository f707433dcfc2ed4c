import { readDemands, readInterpretation, readUncarried, readValidity } from './blocks/meta.ts'
import { readCharging, readCycle } from './blocks/money.ts'
import { readDocument, readParty } from './blocks/parties.ts'
import { readProcedure, readStep } from './blocks/procedures.ts'
import { readDuty, readRule } from './blocks/rules.ts'
import { checkRegime } from './checks/index.ts'
import type { Demand, PackFault, ProcedureRule, Regime, StepRule } from './model.ts'
import { applyAmendments } from './reading/amend.ts'
import { readFrontMatter, textDigest } from './reading/front-matter.ts'
import { type Block, type Chapter, readChapter } from './reading/literate.ts'
import { type Reader, readerOf } from './reading/reader.ts'

/** A pack's files as they lie in its folder: name → text. */
export interface PackFiles {
  readonly folder: string
  readonly files: Readonly<Record<string, string>>
}

export interface ReadPack {
  readonly regime: Regime
  readonly faults: readonly PackFault[]
}

const kinds = [
  'party',
  'document',
  'procedure',
  'step',
  'rule',
  'money',
  'duty',
  'validity',
  'interpretation',
  'uncarried',
  'amend',
] as const

/** Reads a pack from its texts and checks it. Never throws for what an author may get wrong: all faults are listed. */
export function readPack(pack: PackFiles): ReadPack {
  const faults: PackFault[] = []
  const front = readFrontMatter('measure.md', pack.files['measure.md'] ?? '', faults)
  const chapters = Object.keys(pack.files)
    .filter((name) => /^\d+.*\.md$/.test(name))
    .sort()
  const law = chapters.map((name) => readChapter(name, pack.files[name] ?? '', faults))
  const practice = readChapter('practice.md', pack.files['practice.md'] ?? '', faults, true)
  const { text, ...head } = front
  const regime: Regime = { ...head, articles: law.flatMap(({ articles }) => articles), ...readBlocks([...law, practice], faults) }
  if (front.id !== pack.folder)
    faults.push({
      file: 'measure.md',
      line: 1,
      article: '',
      fault: `id“${front.id}”与文件夹名“${pack.folder}”不同`,
      remedy: '两者应当一致',
    })
  checkText(text, regime, faults)
  faults.push(...checkRegime(regime))
  return { regime, faults }
}

type Blocks = Omit<Regime, 'id' | 'title' | 'number' | 'issuer' | 'place' | 'issued' | 'effective' | 'expires' | 'terms' | 'articles'>

function readBlocks(chapters: readonly Chapter[], faults: PackFault[]): Blocks {
  const all = chapters.flatMap(({ blocks }) => blocks)
  const rules = applyAmendments(
    all.filter(({ fence }) => fence === 'rule'),
    faults,
  )
  complainOfKinds(rules, faults)
  const of = <T>(kind: string, read: (block: Block, reader: Reader) => T): T[] =>
    rules.filter((block) => kindOf(block) === kind).map((block) => readWhole(block, read, faults))
  const money = rules.filter((block) => kindOf(block) === 'money')
  return {
    demands: all.filter(({ fence }) => fence === 'demand').flatMap((block) => readWhole<Demand[]>(block, readDemands, faults)),
    parties: of('party', readParty),
    documents: of('document', readDocument),
    procedures: withSteps(of('procedure', readProcedure), of('step', readStep), faults),
    rules: of('rule', readRule),
    charging: readCharging(money, faults),
    cycle: readCycle(money, faults),
    duties: of('duty', readDuty),
    validity: of('validity', readValidity)[0] ?? null,
    interpretations: of('interpretation', readInterpretation),
    uncarried: of('uncarried', readUncarried),
  }
}

function readWhole<T>(block: Block, read: (block: Block, reader: Reader) => T, faults: PackFault[]): T {
  const reader = readerOf(block, faults)
  const value = read(block, reader)
  reader.close()
  return value
}

const kindOf = (block: Block): string | undefined => Object.keys(block.says)[0]

function complainOfKinds(blocks: readonly Block[], faults: PackFault[]): void {
  for (const block of blocks) {
    const kind = kindOf(block)
    if (kind && (kinds as readonly string[]).includes(kind)) continue
    faults.push({
      file: block.file,
      line: block.line + 1,
      article: block.under,
      fault: `块的第一个键“${kind ?? ''}”不是规则的种类`,
      remedy: `可用：${kinds.join('、')}`,
    })
  }
}

function withSteps(procedures: readonly ProcedureRule[], steps: readonly StepRule[], faults: PackFault[]): ProcedureRule[] {
  for (const step of steps) {
    if (procedures.some(({ id }) => id === step.procedure)) continue
    const { file, line, cites } = step.source
    faults.push({
      file,
      line,
      article: cites[0] ?? '',
      fault: `步骤 ${step.procedure}.${step.id} 属于没有定义的程序“${step.procedure}”`,
      remedy: `先写 procedure: ${step.procedure}`,
    })
  }
  return procedures.map((procedure) => ({ ...procedure, steps: steps.filter((step) => step.procedure === procedure.id) }))
}

function checkText(written: string, regime: Regime, faults: PackFault[]): void {
  const digest = textDigest(regime.articles)
  if (written === digest) return
  faults.push({
    file: 'measure.md',
    line: 1,
    article: '',
    fault: '条文文字与 text 记录的摘要不符，条文可能被改动',
    remedy: `核对公布的原文；确认无误后写 text: ${digest}`,
  })
}
