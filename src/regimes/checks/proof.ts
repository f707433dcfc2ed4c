import type { AdjustmentRule, Demand, GuardRule, PackFault, Regime, Source } from '../model.ts'
import { articleOf, citeInWords } from '../reading/cite.ts'
import { coverage } from './coverage.ts'
import { faultAt } from './fault.ts'

/** What the check must know of a story: which citations it claims to prove, which refusals it meets, and its words without comments. */
export interface Proof {
  /** Its file, as faults name it: `scenarios/apply.yaml`. */
  readonly file: string
  /** What it tells, in a sentence; the file's name where it has none. */
  readonly title?: string
  /** The line on which it says what it proves. */
  readonly line: number
  readonly proves: readonly string[]
  readonly refusals: readonly string[]
  readonly text: string
}

/** The stories that prove a demand: those that name it, or, of what a whole article demands, any passage of the article. */
export const proving = ({ cite }: Demand, stories: readonly Proof[]): Proof[] =>
  stories.filter(({ proves }) => proves.some((each) => each === cite || articleOf(each) === cite))

/** A demand that nothing carries or no story proves, a rule that no story meets, and a story that proves nothing of this text. */
export const checkProof = (regime: Regime, stories: readonly Proof[]): PackFault[] => [
  ...stories.flatMap((story) => strange(regime, story)),
  ...demands(regime, stories),
  // What is taken over from an upper measure is proved by that measure's own stories.
  ...regime.rules.filter(({ source }) => !isTakenOver(source)).flatMap((rule) => met(rule, stories)),
  ...regime.adjustments.filter(({ source }) => !isTakenOver(source)).flatMap((rule) => applied(rule, stories)),
]

/** Blocks of an upper measure keep its folder before their file. */
const isTakenOver = ({ file }: Pick<Source, 'file'>): boolean => file.includes('/')

function strange({ articles }: Regime, { file, line, proves }: Proof): PackFault[] {
  const known = new Set(articles.flatMap(({ cite, passages }) => [cite, ...passages.map((passage) => passage.cite)]))
  const at = { file, line, article: '' }
  if (proves.length === 0) return [{ ...at, fault: '故事没有证明任何条文', remedy: '写明 proves: ["19.2"]；什么也不证明的故事删去' }]
  return proves
    .filter((cite) => !known.has(cite))
    .map((cite) => ({
      ...at,
      fault: `故事所证明的条文“${cite}”不存在`,
      remedy: '写成 "19"（条）、"19.2"（项）、"14¶2"（款）或 "39¶1.5"（款的项）',
    }))
}

function demands(regime: Regime, stories: readonly Proof[]): PackFault[] {
  return coverage(regime).flatMap(({ demand, state, reason }) => {
    if (demand.kind === 'text' || state === 'missing') return []
    if (state === 'uncarried')
      return [faultAt(demand.source, `“${demand.says}”尚未承载：${reason ?? ''}`, '在条文下写承载它的规则块，删去 uncarried')]
    if (proving(demand, stories).length > 0) return []
    const fault = `“${demand.says}”没有故事证明`
    return [faultAt(demand.source, fault, `在 scenarios/ 写一个故事，proves 中写 "${demand.cite}"（${citeInWords(demand.cite)}）`)]
  })
}

function met({ id, then, excepts, source }: GuardRule, stories: readonly Proof[]): PackFault[] {
  if (then === 'refuse') {
    if (stories.some(({ refusals }) => refusals.includes(`rule.${id}`))) return []
    return [faultAt(source, `没有故事遇到规则“${id}”的拒绝`, `写一步违反它的行为，并写 refused: { code: rule.${id}, article: "…" }`)]
  }
  if ([id, ...excepts].some((name) => stories.some(({ text }) => names(text, name)))) return []
  const shown = {
    flag: `findings: [${id}]`,
    exclude: `excluded: ${id}`,
    apart: `apart: ${id}`,
    deduct: `deducted-by: [${id}]`,
    permit: '',
  }[then]
  const remedy = shown
    ? `在故事的 then 中写 ${shown}`
    : `写一个故事，其中“${excepts.join('”、“')}”本应成立而因此不适用，并在其中（注释除外）写出它或“${id}”的名字，如另一步的 findings 或 refused`
  return [faultAt(source, `没有故事遇到规则“${id}”（${then}）`, remedy)]
}

function applied({ id, source }: AdjustmentRule, stories: readonly Proof[]): PackFault[] {
  if (stories.some(({ text }) => names(text, id))) return []
  const remedy = `在故事的 then 中写 adjustments: [ { rule: ${id}, percent: "…", amount: "…" } ]`
  return [faultAt(source, `没有故事遇到结算调整“${id}”`, remedy)]
}

/** True where the name stands by itself, not as a part of a longer one. */
const names = (text: string, name: string): boolean => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text)
