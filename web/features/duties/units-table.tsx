import type { TableColumnsType } from 'antd'
import { Go } from '../../shared/ui/go.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type DutyCounts, useDutySummary } from './api/use-duties.ts'

const number = (title: string, of: (row: DutyCounts) => number): TableColumnsType<DutyCounts>[number] => ({
  title,
  className: 'num',
  render: (_, row) => of(row),
  sorter: (a, b) => of(a) - of(b),
})

const columns: TableColumnsType<DutyCounts> = [
  { title: '单位', render: (_, row) => <Go to={`/duties?organisation=${row.organisationId}`}>{row.organisationName}</Go> },
  {
    title: '已逾期',
    className: 'num',
    sorter: (a, b) => a.overdue - b.overdue,
    render: (_, row) => (row.overdue > 0 ? <Mark tone="red">{row.overdue}</Mark> : row.overdue),
  },
  {
    title: '即将到期',
    className: 'num',
    sorter: (a, b) => a.dueSoon - b.dueSoon,
    render: (_, row) => (row.dueSoon > 0 ? <Mark tone="amber">{row.dueSoon}</Mark> : row.dueSoon),
  },
  number('待履行', ({ open }) => open),
  number('按期履行', ({ onTime }) => onTime),
  number('逾期后履行', ({ late }) => late),
  number('已豁免', ({ waived }) => waived),
]

/** How each organisation in sight stands. */
export function UnitsTable() {
  const query = useDutySummary()
  return (
    <Panel flush>
      <Loaded query={query}>
        {({ items }) => (
          <PlainTable
            label="各单位履行情况"
            rows={items}
            columns={columns}
            rowKey={({ organisationId }) => organisationId}
            empty="还没有产生义务。"
          />
        )}
      </Loaded>
    </Panel>
  )
}
