import { localTime } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useCirculars, useDutyCounts, useUnread, useWatches } from './api/use-beside.ts'
import { watchedNames, watchedState } from './words.ts'

/** How many duties stand how; each number opens the list behind it. */
export function DutyCounts() {
  const query = useDutyCounts(true)
  return (
    <Panel title="义务" extra={<Go to="/duties">义务墙</Go>}>
      <Loaded query={query} rows={2}>
        {({ items }) => {
          const sum = (of: (each: (typeof items)[number]) => number) => items.reduce((before, each) => before + of(each), 0)
          const rows = [
            ['已逾期', sum(({ overdue }) => overdue), 'overdue', 'red'],
            ['即将到期', sum(({ dueSoon }) => dueSoon), 'due-soon', 'amber'],
            ['待履行', sum(({ open }) => open), 'open', 'blue'],
          ] as const
          return (
            <ul className="plain-list">
              {rows.map(([name, count, state, tone]) => (
                <li key={state}>
                  <Go to={`/duties?state=${state}`}>{name}</Go>
                  <Mark tone={count > 0 ? tone : 'grey'}>{count} 项</Mark>
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </Panel>
  )
}

/** What the person watches. */
export function Watches() {
  return (
    <Panel title="我关注的">
      <Loaded query={useWatches()} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft plain-note">还没有关注。在办件、信息系统、云资源、义务的页面上点“关注”，就会列在这里。</p>
          ) : (
            <ul className="plain-list">
              {items.map((each) => (
                <li key={`${each.kind} ${each.id}`}>
                  <span>
                    <Go to={`/${places[each.kind]}/${each.id}`}>{each.title}</Go>
                    <span className="soft">
                      {' '}
                      {[watchedNames[each.kind], each.number, each.systemName ?? each.organisationName].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                  <span className="soft">{each.stepName ?? watchedState(each.kind, each.state)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}
const places = { case: 'cases', system: 'systems', resource: 'resources', duty: 'duties' } as const

/** Papers that wait to be read, and what is published to all. */
export function Circulars() {
  const unread = useUnread()
  return (
    <Panel title="通报与收文" extra={<Go to="/documents">全部</Go>}>
      <Loaded query={unread} rows={2}>
        {({ items }) => <Papers of={items} which="received" empty="没有未阅的收文。" />}
      </Loaded>
      <h3 className="plain-head">公开文书</h3>
      <Loaded query={useCirculars()} rows={2}>
        {({ items }) => <Papers of={items} which="published" empty="还没有公开的文书。" />}
      </Loaded>
    </Panel>
  )
}

interface PapersProps {
  readonly of: readonly {
    readonly id: string
    readonly name: string
    readonly number: string
    readonly issuerName: string
    readonly issuedAt: string
  }[]
  readonly which: 'received' | 'published'
  readonly empty: string
}

const Papers = ({ of, which, empty }: PapersProps) =>
  of.length === 0 ? (
    <p className="soft plain-note">{empty}</p>
  ) : (
    <ul className="plain-list">
      {of.map((paper) => (
        <li key={paper.id}>
          <span>
            <Go to={`/documents?${which === 'published' ? 'view=published&' : ''}open=${paper.id}`}>{paper.name}</Go>
            <span className="soft">
              {' '}
              {paper.number} · {paper.issuerName}
            </span>
          </span>
          <span className="soft num">{localTime(paper.issuedAt).slice(0, 10)}</span>
        </li>
      ))}
    </ul>
  )
