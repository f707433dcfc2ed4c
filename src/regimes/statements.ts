import type { PracticeSection, Regime, Source } from './model.ts'
import { articleOf } from './reading/cite.ts'
import { validityInWords } from './validity.ts'
import { derivationInWords, dutyInWords, evaluationInWords } from './words/duties.ts'
import { adjustmentInWords, chargingInWords, cycleInWords } from './words/money.ts'
import { documentInWords, partyInWords } from './words/parties.ts'
import { addedInWords, procedureInWords, stepInWords } from './words/procedures.ts'
import { ruleInWords } from './words/rules.ts'

export type StatementKind =
  | 'party'
  | 'document'
  | 'procedure'
  | 'step'
  | 'rule'
  | 'charging'
  | 'cycle'
  | 'adjustment'
  | 'duty'
  | 'evaluation'
  | 'validity'
  | 'derivation'
  | 'uncarried'

/** One block of a pack in a plain sentence, and where it stands. */
export interface Statement {
  readonly kind: StatementKind
  /** Its name in the pack: `apply.accept`; the kind where there is only one. */
  readonly id: string
  readonly name: string
  readonly words: string
  readonly source: Source
}

/** Every rule block of a measure in plain Chinese. Interpretations are not among them: they have words of their own. */
export function statementsOf(regime: Regime): Statement[] {
  const { parties, documents, procedures, rules, duties, evaluations, uncarried, derivations, charging, cycle, adjustments, validity } =
    regime
  const each = (kind: StatementKind, id: string, name: string, words: string, sources: readonly Source[]): Statement[] =>
    sources.map((source) => ({ kind, id, name, words, source }))
  return [
    ...parties.flatMap((party) => each('party', party.id, party.name, partyInWords(party), [party.source])),
    ...documents.flatMap((document) => each('document', document.id, document.name, documentInWords(regime, document), [document.source])),
    ...procedures.flatMap((procedure) =>
      each('procedure', procedure.id, procedure.name, procedureInWords(regime, procedure), [procedure.source]),
    ),
    ...procedures.flatMap(({ steps }) =>
      steps.flatMap((step) => each('step', `${step.procedure}.${step.id}`, step.name, stepInWords(regime, step), [step.source])),
    ),
    ...rules.flatMap((rule) => each('rule', rule.id, rule.id, ruleInWords(regime, rule), [rule.source])),
    ...(charging ? each('charging', 'charging', '计费', chargingInWords(regime, charging), charging.sources) : []),
    ...(cycle ? each('cycle', 'cycle', '结算周期', cycleInWords(regime, cycle), cycle.sources) : []),
    ...adjustments.flatMap((rule) => each('adjustment', rule.id, rule.name, adjustmentInWords(rule), [rule.source])),
    ...duties.flatMap((duty) => each('duty', duty.id, duty.name, dutyInWords(regime, duty), [duty.source])),
    ...evaluations.flatMap((evaluation) =>
      each('evaluation', evaluation.id, evaluation.name, evaluationInWords(regime, evaluation), [evaluation.source]),
    ),
    ...(validity ? each('validity', 'validity', '有效期', validityInWords(regime), [validity.source]) : []),
    ...derivations.flatMap((derivation) =>
      derivation.says === null
        ? []
        : each('derivation', 'derivation', '上级办法', derivationInWords(regime, derivation), [derivation.source]),
    ),
    ...uncarried.flatMap(({ reason, source }) => each('uncarried', 'uncarried', '尚未承载', `尚未承载：${reason}。`, [source])),
  ]
}

/** The statements that rest on an article, each once, in the order of the pack. */
export function statementsUnder(statements: readonly Statement[], article: string): Statement[] {
  const under = statements.filter(({ source }) => source.cites.some((cite) => articleOf(cite) === article))
  return under.filter(({ kind, words }, index) => under.findIndex((other) => other.kind === kind && other.words === words) === index)
}

/** What a section of practice.md says: its prose, what it adds to the law's blocks, and its own blocks. */
export function practiceInWords(regime: Regime, statements: readonly Statement[], section: PracticeSection): string[] {
  const next = regime.practice.find(({ line }) => line > section.line)?.line ?? Number.POSITIVE_INFINITY
  const here = ({ source }: { readonly source: Source }) =>
    source.practice && source.file === 'practice.md' && source.line > section.line && source.line < next
  const added = regime.amendments.filter(here).flatMap(({ of, keys }) => {
    const step = regime.procedures.flatMap(({ steps }) => steps).find(({ procedure, id }) => of === `step ${procedure}.${id}`)
    return step ? [addedInWords(regime, step, keys)] : []
  })
  return [...section.says, ...added, ...statements.filter(here).map(({ words }) => words)]
}
