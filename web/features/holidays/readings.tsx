import { localTime } from '../../shared/text/time.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type Reading, useReadings } from './api/use-holidays.ts'

/** How far the reading again of terms is after an approval; nothing where none was ever needed. */
export function Readings() {
  const { data } = useReadings()
  if (!data || data.items.length === 0) return null
  return (
    <Panel title="期限重算" flush>
      <PlainTable
        label="期限重算"
        rows={data.items}
        rowKey={({ revision }) => String(revision)}
        empty=""
        more={{ size: 'small' }}
        columns={[
          { title: '改变的日期', render: (_, row) => <span className="num">{`${row.changedFrom} 至 ${row.changedTo}`}</span> },
          { title: '核准', render: (_, row) => <span className="num">{localTime(row.askedAt)}</span> },
          { title: '进度', render: (_, row) => <State reading={row} /> },
          { title: '本遍已查看', align: 'right', render: (_, row) => <span className="num">{row.looked}</span> },
          { title: '已改变', align: 'right', render: (_, row) => <span className="num">{row.moved}</span> },
          { title: '未能处理', align: 'right', render: (_, row) => <span className="num">{row.failed}</span> },
        ]}
      />
    </Panel>
  )
}

function State({ reading: { begunAt, endedAt, failed, passes } }: { reading: Reading }) {
  if (endedAt)
    return failed > 0 ? <Mark tone="red">有{failed}项未能处理，见后台任务</Mark> : <Mark tone="green">已完成 {localTime(endedAt)}</Mark>
  return begunAt ? <Mark tone="blue">第 {passes} 遍；一分钟后再核一遍</Mark> : <Mark tone="amber">等待开始，一分钟内</Mark>
}
