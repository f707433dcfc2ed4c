import { procedureOf, type Regime } from '../../regimes/index.ts'
import { type Circumstances, type RunTerm, replay } from './clocks.ts'
import type { Difference } from './difference.ts'
import type { PastCase } from './store.ts'

/** How many terms a measure had running in the cases tried, and how many of them ran out. */
export interface Count {
  readonly terms: number
  readonly overdue: number
}

export interface TermsTried {
  readonly differences: readonly Difference[]
  readonly before: Count
  readonly after: Count
}

/** The due days of a past case under its own measure and under a draft. */
export function tryTerms(
  past: Pick<PastCase, 'file' | 'events'>,
  measures: { readonly own: Regime; readonly draft: Regime },
  about: Circumstances,
): TermsTried {
  const { file, events } = past
  const [own, draft] = [procedureOf(measures.own, file.procedure), procedureOf(measures.draft, file.procedure)]
  if (!own || !draft) return { differences: [], before: count([]), after: count([]) }
  const before = replay(own, events, file.step, about)
  const after = replay(draft, events, file.step, about)
  return { differences: compare(before, after), before: count(before), after: count(after) }
}

const count = (terms: readonly RunTerm[]): Count => ({ terms: terms.length, overdue: terms.filter(({ overdue }) => overdue).length })

/** Terms of one step are compared in the order in which they ran. */
function compare(before: readonly RunTerm[], after: readonly RunTerm[]): Difference[] {
  const steps = [...new Set([...before, ...after].map(({ step }) => step))]
  return steps.flatMap((step) => {
    const [was, would] = [before, after].map((terms) => terms.filter((term) => term.step === step)) as [RunTerm[], RunTerm[]]
    const times = Math.max(was.length, would.length)
    return Array.from({ length: times }, (_, index) => differ(was[index], would[index])).filter((each) => each !== null)
  })
}

function differ(was: RunTerm | undefined, would: RunTerm | undefined): Difference | null {
  const [before, after] = [inWords(was), inWords(would)]
  return before === after ? null : { kind: 'term', where: `“${(would ?? was)?.stepName ?? ''}”的期限`, before, after }
}

const inWords = (term: RunTerm | undefined): string =>
  term ? `${term.dueOn ?? '中止计时'}${term.provisional ? '（暂定）' : ''}${term.overdue ? '，逾期' : ''}` : '没有期限'
