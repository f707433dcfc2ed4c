import type { TableColumnsType } from 'antd'
import type { ItemOf } from '../../shared/api/types.ts'
import { ClockMark } from '../../shared/ui/clock-mark.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useBegun } from './api/use-begun.ts'

const columns: TableColumnsType<ItemOf<'/cases'>> = [
  {
    title: '办件',
    render: (_, row) => (
      <>
        <Go to={`/cases/${row.id}`}>{row.procedureName}</Go>
        <div className="soft num">{row.number}</div>
      </>
    ),
  },
  { title: '信息系统', render: (_, row) => row.systemName ?? '—' },
  { title: '进展', render: (_, row) => (row.submitted ? `${row.stepName}（${row.byName}）` : '草稿，尚未提交') },
  { title: '时限', render: (_, row) => (row.clock ? <ClockMark clock={row.clock} withDue /> : <span className="soft">无期限</span>) },
]

/** The open cases that the own organisation began. */
export const Begun = () => (
  <Panel title="本单位发起、正在办理" flush extra={<Go to="/cases?begun=mine">查看全部</Go>}>
    <Loaded query={useBegun(true)} rows={3}>
      {({ items }) => (
        <PlainTable
          label="本单位发起"
          rows={items}
          columns={columns}
          rowKey={({ id }) => id}
          empty="还没有正在办理的办件；点“发起办件”开始。"
        />
      )}
    </Loaded>
  </Panel>
)
