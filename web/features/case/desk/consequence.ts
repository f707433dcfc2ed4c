import type { CaseView, Desk, OutcomeView } from '../api/use-case.ts'
import { termText } from '../lead-time.ts'

export interface OutcomesProps {
  readonly file: CaseView
  readonly desk: Desk
  /** Rejects when the form above is not filled in. */
  readonly ready: () => Promise<void>
  /** Saves what is not saved yet; false where it is not taken. */
  readonly save: () => Promise<boolean>
  /** The version that the person has seen. */
  readonly version: () => number
  readonly onRefused: (error: unknown) => void
  /** Somebody else acted or wrote meanwhile: what was typed is kept, and told beside what happened. */
  readonly onStale: (kept: Kept) => void
}

/** What a person had typed when he learnt that another was quicker. */
export interface Kept {
  readonly what: string
  readonly texts: readonly (readonly [label: string, text: string])[]
}

/** What taking the decision causes, in a sentence. */
export function consequence({ toName, issues, opinionRequired, materials }: OutcomeView): string {
  const parts = [toName === '办结' ? '办件办结' : `转入“${toName}”`]
  if (issues.length > 0) parts.push(`出具${issues.map((name) => `《${name}》`).join('')}`)
  if (materials.length > 0) parts.push(`须附${materials.map(({ name }) => `《${name}》`).join('')}`)
  if (opinionRequired) parts.push('须写明意见')
  return parts.join('，')
}

/** The same one by one, with who is asked, which term starts and when it would end if the decision were taken now. */
export function effects(outcome: OutcomeView): string[] {
  const { next, papers, opinionRequired, materials, toName } = outcome
  return [
    ...(next
      ? [`转入“${next.name}”，由${next.byName}${next.organisation ? `（${next.organisation}）` : ''}办理`]
      : [toName === '办结' ? '办件到此办结' : `转入“${toName}”`]),
    ...(next?.term ? [termOf(next.term, next)] : []),
    ...(next?.lasts ? [`“${next.name}”须满${next.lasts}${next.earliestOn ? `，最早 ${next.earliestOn} 办理` : ''}`] : []),
    ...(next?.stops ? ['本环节的期限自此中止，办件回到本环节后接着计算'] : []),
    ...papers.map(
      ({ name, to, copies }) =>
        `出具《${name}》${to.length > 0 ? `，主送${to.join('、')}` : ''}${copies.length > 0 ? `，抄送${copies.join('、')}` : ''}`,
    ),
    ...(materials.length > 0 ? [`须附${materials.map(({ name }) => `《${name}》`).join('')}`] : []),
    ...(opinionRequired ? ['须写明意见'] : []),
  ]
}

function termOf(term: string, { name, dueOn, goesOn, provisional }: NonNullable<OutcomeView['next']>): string {
  const due = dueOn ? `，现在办理的，${dueOn} 届满${provisional ? '（暂定：该年放假安排尚未公布）' : ''}` : ''
  return `${goesOn ? `“${name}”的期限接着计算` : `“${name}”开始计时`}：${termText(term)}${due}`
}
