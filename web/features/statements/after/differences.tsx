import { Button, type TableColumnsType } from 'antd'
import { useMay } from '../../../shared/session/use-session.ts'
import { yuan } from '../../../shared/text/money.ts'
import { localTime } from '../../../shared/text/time.ts'
import { expandable } from '../../../shared/ui/expand.tsx'
import { ListTable } from '../../../shared/ui/list-table.tsx'
import { Mark } from '../../../shared/ui/mark.tsx'
import { Panel } from '../../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx'
import { useTell } from '../../../shared/ui/told.ts'
import { change, minus } from '../amounts.ts'
import { toldOf } from '../api/going-on.ts'
import { type Comparison, type Difference, useCompare, useComparison, useDifferences } from '../api/use-differences.ts'
import type { Statement } from '../api/use-statements.ts'
import { LinesLink } from '../lines/lines-link.tsx'
import { causeNames } from '../words.ts'
import { DifferenceLines } from './difference-lines.tsx'

/** What the facts say now, held against the statement: the statement itself stays as it is. */
export function Differences({ statement: { id, state, whole } }: { statement: Statement }) {
  const { data: head } = useComparison(id)
  const pages = useDifferences(id)
  const corrects = useMay()('statement.correct') && state === 'sealed'
  return (
    <Panel title="差异" flush extra={whole ? <CompareButton id={id} /> : null}>
      {head ? <Head of={head} /> : null}
      <ListTable
        label="与现有事实的差异"
        pages={pages}
        columns={columns}
        rowKey={({ no }) => String(no)}
        empty={head ? '没有差异：按现有事实重新计算，与结算单一致。' : '还没有比对；比对按现有的交付、数量、价格重新计算，结算单不变。'}
        more={expandable<Difference>(
          (row) => `${row.itemName} ${row.systemName}`,
          (row) => <DifferenceLines id={id} difference={row} corrects={corrects} />,
        )}
      />
    </Panel>
  )
}

function CompareButton({ id }: { id: string }) {
  const compare = useCompare(id)
  const tell = useTell()
  return (
    <>
      <Button
        size="small"
        loading={compare.isPending}
        onClick={() => compare.mutate(undefined, { onSuccess: (answer) => tell(toldOf('比对', answer)) })}
      >
        按现有事实比对
      </Button>
      <ProblemNotice error={compare.error} />
    </>
  )
}

const Head = ({ of: { at, by, count, before, after } }: { of: Comparison }) => (
  <p className="num" style={{ margin: 0, padding: '12px 16px' }}>
    {localTime(at)} {by ? `${by} ` : ''}比对：{count.toLocaleString('zh-CN')} 个资源有差异，这些资源原计 {yuan(before)}，按现有事实为{' '}
    {yuan(after)}，相差 <strong>{change(minus(after, before))}</strong>
  </p>
)

const columns: TableColumnsType<Difference> = [
  {
    title: '云资源',
    render: (_, row) => (
      <>
        <LinesLink of={{ resource: row.resourceId }}>{row.itemName}</LinesLink>
        <div className="soft">{row.providerName}</div>
      </>
    ),
  },
  {
    title: '单位与系统',
    render: (_, row) => (
      <>
        {row.systemName}
        <div className="soft">{row.organisationName}</div>
      </>
    ),
  },
  {
    title: '差在何处',
    render: (_, row) => (
      <span className="row" style={{ gap: 6 }}>
        {row.causes.map((cause) => (
          <Mark key={cause}>{causeNames[cause]}</Mark>
        ))}
      </span>
    ),
  },
  { title: '原结算单', align: 'right', render: (_, row) => <span className="num">{yuan(row.before)}</span> },
  { title: '按现有事实', align: 'right', render: (_, row) => <span className="num">{yuan(row.after)}</span> },
  { title: '差额', align: 'right', render: (_, row) => <strong className="num">{change(minus(row.after, row.before))}</strong> },
]
