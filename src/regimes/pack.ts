import { readAdjustment } from './blocks/adjustments.ts'
import { readDuty } from './blocks/duties.ts'
import { readEvaluation } from './blocks/evaluations.ts'
import { readDemands, readDerivation, readInterpretation, readUncarried, readValidity } from './blocks/meta.ts'
import { readCharging, readCycle, withPayer } from './blocks/money.ts'
import { readDocument, readDocuments, readParty } from './blocks/parties.ts'
import { readProcedure, readStep } from './blocks/procedures.ts'
import { readRule } from './blocks/rules.ts'
import { faultAt } from './checks/fault.ts'
import { checkRegime } from './checks/index.ts'
import type { Demand, Derivation, PackFault, ProcedureRule, Regime, StepRule } from './model.ts'
import { applyAmendments } from './reading/amend.ts'
import { upperCite } from './reading/cite.ts'
import { type FrontMatter, readFrontMatter, textDigest } from './reading/front-matter.ts'
import { checkDescent, type Descent, inherit, inheritMoney, inheritReadings } from './reading/inherit.ts'
import { type Block, type Chapter, readChapter } from './reading/literate.ts'
import { type Reader, readerOf, sourceOf } from './reading/reader.ts'

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
  'documents',
  'procedure',
  'step',
  'rule',
  'money',
  'duty',
  'evaluation',
  'validity',
  'interpretation',
  'uncarried',
  'inherits',
  'overrides',
  'amend',
] as const

/** Measures by their id, for packs that derive from one. */
export type Uppers = ReadonlyMap<string, Regime>

/**
 * Reads a pack from its texts and checks it. Never throws for what an author may get wrong: all faults are listed. `uppers` are the
 * measures that it may derive from.
 */
export function readPack(pack: PackFiles, uppers: Uppers = new Map()): ReadPack {
  const faults: PackFault[] = []
  const files = readable(pack, faults)
  const { text, derives, ...head } = readFrontMatter('measure.md', files['measure.md'] ?? '', faults)
  const upper = uppers.get(derives) ?? null
  if (derives && !upper) {
    const known = [...uppers.keys()].join('、') || '（无）'
    faults.push({ ...atHead, fault: `派生自“${derives}”，没有这部办法`, remedy: `写上级办法的 id；已有：${known}` })
  }
  const chapters = Object.keys(files).filter(isChapter).sort()
  const law = chapters.map((name) => readChapter(name, files[name] ?? '', faults))
  const practice = readChapter('practice.md', files['practice.md'] ?? '', faults, true)
  // What could not be read is missing for no fault of the rest: that is judged when all can be read.
  const lost =
    !head.title || (derives && !upper) || !Object.values(pack.files).every(isText) || [...law, practice].some((read) => read.lost)
  const articles = law.flatMap(({ articles }) => articles)
  const blocks = readBlocks([...law, practice], upper, faults)
  const terms = { ...upper?.terms, ...head.terms }
  const regime: Regime = { ...head, terms, upper, articles, ...blocks, practice: practice.sections }
  if (head.id && head.id !== pack.folder) {
    faults.push({ ...atHead, fault: `id“${head.id}”与文件夹名“${pack.folder}”不同`, remedy: '两者应当一致' })
  }
  if (chapters.length === 0) faults.push({ ...atHead, fault: '没有条文', remedy: '把各章写成 01-….md、02-….md' })
  else if (!lost) checkText(text, regime, faults)
  if (!lost) faults.push(...checkRegime(regime))
  return { regime, faults: faults.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line) }
}

const atHead = { file: 'measure.md', line: 1, article: '' } as const
const isChapter = (name: string): boolean => /^\d+.*\.md$/.test(name)

// What is not UTF-8 is read with U+FFFD in its place.
const isText = (text: string): boolean => !text.includes('\0') && !text.includes('\uFFFD')

/** The texts of a pack; a file that is no text, or that nobody would read, is a fault. */
function readable({ files }: PackFiles, faults: PackFault[]): Record<string, string> {
  const complain = (file: string, fault: string, remedy: string) => faults.push({ file, line: 1, article: '', fault, remedy })
  const readHere = (name: string) => ['measure.md', 'practice.md', 'README.md'].includes(name) || isChapter(name)
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      if (!readHere(name)) complain(name, '这个文件不会被读取', '条文写在 01-….md、02-….md，本地做法写在 practice.md')
      if (!isText(text)) complain(name, '不是 UTF-8 文字', '用文本编辑器另存为 UTF-8')
      return [name, isText(text) ? text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n') : '']
    }),
  )
}

type Head = Omit<FrontMatter, 'text' | 'derives'> & Pick<Regime, 'upper'>
type Blocks = Omit<Regime, keyof Head | 'articles' | 'practice'>

function readBlocks(chapters: readonly Chapter[], upper: Regime | null, faults: PackFault[]): Blocks {
  const all = chapters.flatMap(({ blocks }) => blocks).map((block) => besideUpper(block, upper))
  const { blocks, amendments } = applyAmendments(
    all.filter(({ fence }) => fence === 'rule'),
    faults,
  )
  complainOfKinds(blocks, faults)
  const of = <T>(kind: string, read: (block: Block, reader: Reader) => T): T[] =>
    blocks.filter((block) => kindOf(block) === kind).map((block) => readWhole(block, read, faults))
  const money = blocks.filter((block) => kindOf(block) === 'money')
  const adjustments = money.filter(({ says }) => says.money === 'adjustment').map((block) => readWhole(block, readAdjustment, faults))
  const [validity = null, another] = of('validity', readValidity)
  if (another) faults.push(faultAt(another.source, '有效期写了两次', '只在规定有效期的条文下写 validity'))
  const derivations = readDerivations(blocks, faults)
  faults.push(...checkDescent(derivations, upper))
  const overridden = new Set(derivations.filter(({ kind }) => kind === 'overrides').flatMap(({ articles }) => articles))
  const descent: Descent | null = upper && { upper, overridden, derivations }
  const procedures = inherit(of('procedure', readProcedure), upper?.procedures ?? [], descent)
  const upperSteps = upper?.procedures.flatMap(({ steps }) => steps) ?? []
  const steps = inheritSteps(of('step', readStep), upperSteps, descent)
  const cycle = inheritMoney(readCycle(money, faults, upper !== null), upper?.cycle ?? null, descent)
  return {
    demands: all.filter(({ fence }) => fence === 'demand').flatMap((block) => readWhole<Demand[]>(block, readDemands, faults)),
    parties: inherit(of('party', readParty), upper?.parties ?? [], descent),
    documents: inherit([...of('document', readDocument), ...of('documents', readDocuments).flat()], upper?.documents ?? [], descent),
    procedures: withSteps(procedures, steps, faults),
    rules: inherit(of('rule', readRule), upper?.rules ?? [], descent),
    charging: inheritMoney(readCharging(money, faults, upper !== null), upper?.charging ?? null, descent),
    cycle: cycle && withPayer(cycle),
    adjustments: inherit(adjustments, upper?.adjustments ?? [], descent),
    duties: inherit(of('duty', readDuty), upper?.duties ?? [], descent),
    evaluations: inherit(of('evaluation', readEvaluation), upper?.evaluations ?? [], descent),
    validity,
    interpretations: inheritReadings(of('interpretation', readInterpretation), descent),
    uncarried: of('uncarried', readUncarried),
    derivations,
    amendments,
  }
}

function readWhole<T>(block: Block, read: (block: Block, reader: Reader) => T, faults: PackFault[]): T {
  const reader = readerOf(block, faults)
  const value = read(block, reader)
  reader.close()
  return value
}

/** A block that overrides articles of the upper measure cites them beside its own. */
function besideUpper(block: Block, upper: Regime | null): Block {
  const articles = [block.says.overrides ?? []].flat().map(String)
  return upper && articles.length > 0 ? { ...block, beside: articles.map((cite) => upperCite(upper.title, cite)) } : block
}

/** What is taken over or left behind: in blocks of their own, and as a key of the block that takes the place. */
function readDerivations(blocks: readonly Block[], faults: PackFault[]): Derivation[] {
  return blocks.flatMap((block): Derivation[] => {
    const kind = kindOf(block)
    if (kind === 'inherits' || kind === 'overrides') return [readWhole(block, (each, reader) => readDerivation(kind, each, reader), faults)]
    const articles = [block.says.overrides ?? []].flat().map(String)
    return articles.length > 0 ? [{ kind: 'overrides', articles, says: null, source: sourceOf(block) }] : []
  })
}

/** Steps are taken over procedure by procedure, so that what comes in the place of others stands in its own procedure. */
function inheritSteps(own: readonly StepRule[], upper: readonly StepRule[], descent: Descent | null): StepRule[] {
  const procedures = [...new Set([...upper, ...own].map(({ procedure }) => procedure))]
  const within = (steps: readonly StepRule[], id: string) => steps.filter(({ procedure }) => procedure === id)
  return descent ? procedures.flatMap((id) => inherit(within(own, id), within(upper, id), descent)) : [...own]
}

const kindOf = (block: Block): string | undefined => Object.keys(block.says)[0]

function complainOfKinds(blocks: readonly Block[], faults: PackFault[]): void {
  for (const block of blocks) {
    const { cites } = sourceOf(block)
    const at = { file: block.file, line: block.line + 1, article: cites[0] ?? '' }
    const kind = kindOf(block) ?? ''
    if (!(kinds as readonly string[]).includes(kind)) {
      faults.push({ ...at, fault: `块的第一个键“${kind}”不是规则的种类`, remedy: `可用：${kinds.join('、')}` })
    }
    if (kind === 'money' && !['charging', 'cycle', 'adjustment'].includes(String(block.says.money))) {
      faults.push({
        ...at,
        fault: `没有“money: ${String(block.says.money)}”`,
        remedy: '可用：charging（计费）、cycle（结算周期）、adjustment（按考评、评估调整）',
      })
    }
    if (block.practice && cites.length === 0) {
      faults.push({ ...at, fault: '本地做法没有写明是关于哪一条的', remedy: '写明 about: 条文，如 about: 19.2' })
    }
  }
}

function withSteps(procedures: readonly ProcedureRule[], steps: readonly StepRule[], faults: PackFault[]): ProcedureRule[] {
  for (const step of steps) {
    if (!step.id || procedures.some(({ id }) => id === step.procedure)) continue
    faults.push(
      faultAt(step.source, `步骤 ${step.procedure}.${step.id} 属于没有定义的程序“${step.procedure}”`, `先写 procedure: ${step.procedure}`),
    )
  }
  return procedures.map((procedure) => ({ ...procedure, steps: steps.filter((step) => step.procedure === procedure.id) }))
}

function checkText(written: string, regime: Regime, faults: PackFault[]): void {
  const digest = textDigest(regime.articles)
  if (written === digest) return
  const fault = written ? '条文文字与 text 记录的摘要不符，条文可能被改动' : '没有记录条文文字的摘要 text'
  faults.push({ ...atHead, fault, remedy: `与公布的原文逐字核对（条的标题写作 ### 第…条），确认无误后写 text: ${digest}` })
}
