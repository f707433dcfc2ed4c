import { localTime } from '../../shared/text/time.ts'
import type { CaseView } from './api/use-case.ts'
import { eventNames } from './words.ts'

type Event = CaseView['timeline'][number]

const byPlatform = ({ kind, personName }: Event): boolean => kind === 'begun' && personName === '平台'

/** Whether a finding began the case, and nobody's application. */
export const openedByPlatform = ({ timeline }: Pick<CaseView, 'timeline'>): boolean => timeline.some(byPlatform)

/** One act on the record: what, when, by whom, the opinion, and what was said by it. */
export const EventItem = ({ event, labels }: { event: Event; labels: Readonly<Record<string, string>> }) => (
  <li className={event.kind === 'overdue' ? 'alert' : ''}>
    <div>
      <strong>{event.stepName}</strong>：{told(event)}
    </div>
    <div className="soft dates">
      <span>{localTime(event.at)}</span>
      {byPlatform(event) ? (
        <span>平台</span>
      ) : event.personName ? (
        <span>
          {event.organisationName} {event.personName}
          {event.levelName ? `（${event.levelName}）` : ''}
        </span>
      ) : null}
    </div>
    {event.opinion ? <p className="opinion">{event.opinion}</p> : null}
    <Said fields={event.fields} labels={labels} />
  </li>
)

export const told = (event: Event): string => {
  const { kind, outcomeName } = event
  if (byPlatform(event)) return '依据发现立案'
  const name = eventNames[kind] ?? kind
  if (!outcomeName) return name
  return kind === 'left' ? outcomeName : `${name}“${outcomeName}”`
}

function Said({ fields, labels }: { fields: Event['fields']; labels: Readonly<Record<string, string>> }) {
  const said = Object.entries(fields)
  return said.length === 0 ? null : (
    <div className="soft" style={{ fontSize: 13, overflowWrap: 'anywhere' }}>
      {said.map(([field, value]) => `${labels[field] ?? field}：${typeof value === 'boolean' ? (value ? '是' : '否') : value}`).join('；')}
    </div>
  )
}
