import type { TableColumnsType } from 'antd'
import { localTime } from '../../shared/text/time.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type Cloud, useClouds } from './api/use-clouds.ts'
import { poolKindNames, poolLevelNames } from './words.ts'

const columns: TableColumnsType<Cloud> = [
  { title: '名称', dataIndex: 'name' },
  { title: '运营方', dataIndex: 'providerName' },
  { title: '层级', render: (_, row) => (row.level ? poolLevelNames[row.level] : '未说明') },
  { title: '种类', render: (_, row) => poolKindNames[row.kind] },
  { title: '网络区域', dataIndex: 'zone' },
  { title: '统一监管', render: (_, row) => (row.supervised ? <Mark tone="green">已纳入</Mark> : <Mark tone="amber">未纳入</Mark>) },
  { title: '对接', render: (_, row) => (row.connected ? <Mark tone="green">已对接</Mark> : <Mark tone="amber">未对接</Mark>) },
  {
    title: '最近上报',
    render: (_, row) => <span className="num">{row.lastReportAt ? localTime(row.lastReportAt) : '尚未上报'}</span>,
  },
]

/** Industry, city and county clouds: which are supervised, which are connected. */
export function CloudsTable() {
  const pages = useClouds()
  return (
    <Panel flush>
      <ListTable
        label="行业云、市县云"
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        empty="还没有登记行业云、市级或县级云。登记资源池时填写种类和层级的，列在这里。"
      />
    </Panel>
  )
}
