import type { TableColumnsType } from 'antd'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Behind, type BehindRow, type Measure, useBehind, usePanel } from './api/use-overview.ts'
import { Definition } from './definition.tsx'
import { rowOf } from './figure.tsx'
import { panelOf } from './panel-of.ts'
import { panelNames, placeOf, weightName, weightOf } from './words.ts'

/** The very things that a figure of the overview counts. */
export default function BehindPage() {
  const [filters] = useFilters()
  const { measure = '', column, from = '', to = '' } = filters
  const behind: Behind = { measure, column, from, to, row: rowOf(filters.row) }
  const { data } = usePanel(panelOf(measure), { from, to })
  const told = data?.measures.find(({ id }) => id === measure)
  return (
    <Page
      title="指标明细"
      says={told ? <Head of={told} behind={behind} /> : `${from} 至 ${to}`}
      actions={<Go to={`/overview?from=${from}&to=${to}`}>返回驾驶舱</Go>}
    >
      <Rows of={told} behind={behind} />
    </Page>
  )
}

const Head = ({ of, behind: { row, column, from, to } }: { of: Measure; behind: Behind }) => {
  const line = row === undefined ? undefined : of.rows.find(({ key }) => key === row)
  const names = [panelNames[panelOf(of.id)], of.name, line?.name, of.columns.find(({ key }) => key === column)?.name].filter(Boolean)
  const cells = (line ?? of.total).cells.filter((cell) => column === undefined || cell.column === column)
  return (
    <span className="row">
      <strong>{names.join(' · ')}</strong>
      <span>
        {from} 至 {to}
        {column === undefined ? '' : `，共 ${cells.reduce((sum, { count }) => sum + count, 0)} ${of.counts}`}
      </span>
      <Definition of={of} />
    </span>
  )
}

function Rows({ of, behind }: { of: Measure | undefined; behind: Behind }) {
  const pages = useBehind(behind)
  const weighs = of?.weighs ?? null
  const columns: TableColumnsType<BehindRow> = [
    {
      title: '名称',
      render: (_, row) => {
        const place = placeOf(row)
        return (
          <>
            {place ? <Go to={place}>{row.title}</Go> : row.title}
            {row.about ? <div className="soft">{row.about}</div> : null}
          </>
        )
      },
    },
    { title: '单位', dataIndex: 'organisation' },
    { title: '日期', render: (_, { day }) => <span className="num">{day ?? '—'}</span> },
    { title: '情况', render: (_, { note }) => note ?? '—' },
    ...(weighs === null
      ? []
      : [
          {
            title: weightName(weighs),
            align: 'right' as const,
            render: (_: unknown, { weight, unit }: BehindRow) => <span className="num">{weightOf(weighs, weight, unit)}</span>,
          },
        ]),
  ]
  return (
    <Panel flush>
      <ListTable label="指标明细" pages={pages} rowKey={({ id }) => id} empty="没有明细。" columns={columns} />
    </Panel>
  )
}
