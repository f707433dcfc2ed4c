import { Link } from '@tanstack/react-router'
import { addYuan, grouped, yuan } from '../../shared/text/money.ts'
import { type Measure, type OverviewPanel, type PanelId, type Period, usePanel } from './api/use-overview.ts'
import { searchOf } from './figure.tsx'

interface Head {
  readonly panel: PanelId
  readonly measure: string
  readonly name: string
  /** The columns whose things it counts; one of them opens the list. */
  readonly column: string
  readonly tells: 'count' | 'share' | 'yuan'
  readonly bad?: true
}

const heads: readonly Head[] = [
  { panel: 'systems', measure: 'systems', name: '上云率', column: 'on-cloud', tells: 'share' },
  { panel: 'resources', measure: 'resources-provider', name: '在用云资源', column: 'in-use', tells: 'count' },
  { panel: 'time', measure: 'decisions', name: '按期办理率', column: 'in-time', tells: 'share' },
  { panel: 'time', measure: 'running-step', name: '逾期未办', column: 'overdue', tells: 'count', bad: true },
  { panel: 'cost', measure: 'cost-month', name: '费用', column: '', tells: 'yuan' },
  { panel: 'duties', measure: 'duties', name: '义务按期率', column: 'in-time', tells: 'share' },
  { panel: 'findings', measure: 'findings', name: '未回应的发现', column: 'open', tells: 'count', bad: true },
]

/** What one looks at first; each opens the list behind it. */
export const Headline = ({ period }: { period: Period }) => (
  <ul className="overview-heads">
    {heads.map((head) => (
      <HeadTile key={head.name} head={head} period={period} />
    ))}
  </ul>
)

function HeadTile({ head, period }: { head: Head; period: Period }) {
  const { data } = usePanel(head.panel, period)
  const told = data && tell(head, data)
  const search = searchOf({ ...period, measure: head.measure, ...(head.column === '' ? {} : { column: head.column }) })
  return (
    <li className={head.bad && told && told.value !== '0' ? 'overview-head bad' : 'overview-head'}>
      <span className="soft">{head.name}</span>
      <Link to="/overview/rows" search={search as never} className="num" aria-label={`${head.name}：${told?.value ?? '—'}，打开明细`}>
        {told?.value ?? '—'}
      </Link>
      <small className="soft">{told?.before === null || told === undefined ? ' ' : `上期 ${told.before}`}</small>
    </li>
  )
}

function tell({ measure, column, tells }: Head, { measures }: OverviewPanel): { value: string; before: string | null } | undefined {
  const found = measures.find(({ id }) => id === measure)
  if (!found) return undefined
  const { total } = found
  if (tells === 'share') return { value: percent(total.share) ?? '—', before: percent(total.shareBefore) }
  if (tells === 'yuan') return { value: yuan(sumOf(found, 'sum')), before: yuan(sumOf(found, 'sumBefore')) }
  const cell = total.cells.find((each) => each.column === column)
  return { value: grouped(String(cell?.count ?? 0)), before: cell?.before == null ? null : grouped(String(cell.before)) }
}

const percent = (share: string | null): string | null => (share === null ? null : `${share}%`)
const sumOf = ({ total }: Measure, which: 'sum' | 'sumBefore'): string => addYuan(total.cells.map((cell) => cell[which] ?? '0.00'))
