import { localTime } from '../../../shared/text/time.ts'
import type { CaseView } from '../api/use-case.ts'

export interface Visit {
  readonly at: string
  readonly outcomeName: string
}

/** What a case has made of its procedure: where it stands, by which ways it went, and when it left each step. */
export interface Passage {
  readonly present: string | null
  /** By step. */
  readonly visits: ReadonlyMap<string, readonly Visit[]>
  /** Ids of the flows that were taken. */
  readonly taken: ReadonlySet<string>
}

/** The passage of a case by its timeline. */
export function passageOf({ step, timeline }: Pick<CaseView, 'step' | 'timeline'>): Passage {
  const leaving = timeline.filter(({ kind }) => kind === 'left' || kind === 'elapsed')
  const visits = new Map<string, Visit[]>()
  for (const { step: left, at, outcomeName } of leaving)
    visits.set(left, [...(visits.get(left) ?? []), { at, outcomeName: outcomeName ?? '' }])
  const taken = leaving.flatMap(({ step: left, outcome, kind }) =>
    kind === 'elapsed' ? [`late_${left}`] : [`flow_${left}_${outcome}`, `choose_${left}`],
  )
  return { present: step?.id ?? null, visits, taken: new Set(timeline.length > 0 ? ['flow_start', ...taken] : taken) }
}

export type StepState = 'present' | 'passed' | 'ahead'

export const stateOf = (passage: Passage | null, step: string): StepState =>
  passage?.present === step ? 'present' : passage?.visits.has(step) ? 'passed' : 'ahead'

export const stateNames: Readonly<Record<StepState, string>> = { present: '当前', passed: '已办', ahead: '未到' }

/** When the step was left, and how, each time. */
export const visitsInWords = (visits: readonly Visit[]): string[] => visits.map(({ at, outcomeName }) => `${localTime(at)} ${outcomeName}`)
