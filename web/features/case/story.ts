import { localTime } from '../../shared/text/time.ts'
import type { CaseView } from './api/use-case.ts'
import type { VersionView } from './api/use-versions.ts'

/** The kinds of things that happen around a case; each can be looked at alone. */
export const kinds = { act: '办理与意见', version: '提交的版本', paper: '材料与文书', clock: '时限', look: '查阅' } as const
export type Kind = keyof typeof kinds

type Event = CaseView['timeline'][number]

/** One thing that happened, at its time. */
export type Happening =
  | { readonly kind: 'act'; readonly at: string; readonly event: Event }
  | { readonly kind: 'version'; readonly at: string; readonly version: VersionView }
  | {
      readonly kind: 'paper' | 'clock' | 'look'
      readonly at: string
      readonly title: string
      readonly says: string
      readonly alert?: boolean
    }

/** The whole story in the order of time: acts and opinions, versions, papers, terms with their standstills, and who opened what was sent to him. */
export function storyOf(file: CaseView, versions: readonly VersionView[]): Happening[] {
  const all: Happening[] = [
    ...file.timeline.map((event) => ({ kind: 'act' as const, at: event.at, event })),
    ...versions.map((version) => ({ kind: 'version' as const, at: version.at, version })),
    ...papers(file),
    ...file.clocks.flatMap((clock) => clocked(file, clock)),
    ...looks(file),
  ]
  // What happened at one instant stays in this order: the act, then what it brought about.
  return all
    .map((each, index) => ({ each, index }))
    .sort((one, two) => one.each.at.localeCompare(two.each.at) || one.index - two.index)
    .map(({ each }) => each)
}

const papers = ({ materials, documents }: CaseView): Happening[] => [
  ...materials.map((each) => ({
    kind: 'paper' as const,
    at: each.attachedAt,
    title: `提交材料《${each.documentName}》`,
    says: `${each.attachedByName} · ${each.name}`,
  })),
  ...documents.map((each) => ({
    kind: 'paper' as const,
    at: each.issuedAt,
    title: `出具《${each.name}》`,
    says: `${each.issuerName} · ${each.number}`,
  })),
]

const looks = ({ documents }: CaseView): Happening[] =>
  documents.flatMap(({ name, addresses }) =>
    addresses.flatMap(({ name: organisation, readAt }) =>
      readAt ? [{ kind: 'look' as const, at: readAt, title: `${organisation}打开了《${name}》`, says: '首次查阅' }] : [],
    ),
  )

function clocked({ timeline }: CaseView, clock: CaseView['clocks'][number]): Happening[] {
  const of = `“${clock.stepName}”的期限`
  const why = (at: string) => timeline.find((event) => event.at === at && (event.kind === 'left' || event.kind === 'elapsed'))
  return [
    { kind: 'clock', at: clock.startedAt, title: `${of}开始计算`, says: `${clock.term}${clock.dueOn ? `，${clock.dueOn} 届满` : ''}` },
    ...clock.suspensions.flatMap(({ from, to }): Happening[] => {
      const cause = why(from)
      const because = cause ? `因“${cause.stepName}”办理“${cause.outcomeName ?? ''}”` : ''
      return [
        {
          kind: 'clock',
          at: from,
          title: `${of}中止`,
          says: [because, to ? `至 ${localTime(to)}，${daysBetween(from, to)}不计入` : '尚未恢复'].filter(Boolean).join('；'),
        },
        ...(to ? [{ kind: 'clock' as const, at: to, title: `${of}恢复计算`, says: clock.dueOn ? `${clock.dueOn} 届满` : '' }] : []),
      ]
    }),
    ...(clock.endedAt
      ? [
          {
            kind: 'clock' as const,
            at: clock.endedAt,
            title: `${of}结束计算`,
            says: clock.overdue ? '已逾期' : '在期限内',
            alert: clock.overdue,
          },
        ]
      : []),
  ]
}

/** How long a term stood, in whole days and hours: `3 日 4 小时`. */
export function daysBetween(from: string, to: string): string {
  const hours = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 3_600_000))
  const [days, rest] = [Math.floor(hours / 24), hours % 24]
  return days === 0 && rest === 0 ? '不足 1 小时' : [days > 0 ? `${days} 日` : '', rest > 0 ? `${rest} 小时` : ''].filter(Boolean).join(' ')
}
