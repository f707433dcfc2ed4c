import type { CaseView, Desk, OutcomeView } from '../api/use-case.ts'
import type { Content } from '../api/use-write-case.ts'

export interface OutcomesProps {
  readonly file: CaseView
  readonly desk: Desk
  /** Rejects when the form above is not filled in. */
  readonly ready: () => Promise<void>
  /** What is still to be saved with the act. */
  readonly content: () => Content | null
  readonly onRefused: (error: unknown) => void
  readonly onReload: () => void
}

/** What taking the decision causes, in a sentence. */
export function consequence({ toName, issues, opinionRequired, materials }: OutcomeView): string {
  const parts = [toName === '办结' ? '办件办结' : `转入“${toName}”`]
  if (issues.length > 0) parts.push(`出具${issues.map((name) => `《${name}》`).join('')}`)
  if (materials.length > 0) parts.push(`须附${materials.map(({ name }) => `《${name}》`).join('')}`)
  if (opinionRequired) parts.push('须写明意见')
  return parts.join('，')
}
