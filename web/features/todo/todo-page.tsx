import { PlusOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, type TableColumnsType } from 'antd'
import type { ItemOf } from '../../shared/api/types.ts'
import { useMay } from '../../shared/session/use-session.ts'
import { ClockMark } from '../../shared/ui/clock-mark.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useBegun } from './api/use-begun.ts'
import { useTodo } from './api/use-todo.ts'
import { Counts } from './counts.tsx'

type Row = ItemOf<'/todo'>

const common: TableColumnsType<Row> = [
  { title: '办件', width: 200, render: (_, row) => <Go to={`/cases/${row.id}`}>{row.number}</Go> },
  { title: '事项', render: (_, row) => row.procedureName },
]
const waiting: TableColumnsType<Row> = [
  ...common,
  { title: '当前环节', render: (_, row) => <strong>{row.stepName}</strong> },
  { title: '单位', render: (_, row) => row.organisationName },
  { title: '信息系统', render: (_, row) => row.systemName ?? '—' },
  { title: '时限', render: (_, row) => (row.clock ? <ClockMark clock={row.clock} withDue /> : <span className="soft">无期限</span>) },
]
const begun: TableColumnsType<Row> = [
  ...common,
  { title: '信息系统', render: (_, row) => row.systemName ?? '—' },
  { title: '进展', render: (_, row) => (row.submitted ? `${row.stepName}（${row.byName}）` : '草稿，尚未提交') },
  { title: '时限', render: (_, row) => (row.clock ? <ClockMark clock={row.clock} withDue /> : <span className="soft">无期限</span>) },
]

export default function TodoPage() {
  const todo = useTodo()
  const may = useMay()
  const began = useBegun(may('case.begin'))
  const navigate = useNavigate()
  const apply = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate({ to: '/cases/new' })}>
      发起办件
    </Button>
  )
  return (
    <Page title="待办" says="轮到本单位办理的事项，逾期的在最前，其余按到期先后。" actions={may('case.begin') ? apply : null}>
      <div className="stack">
        <Loaded query={todo}>
          {({ items }) => (
            <>
              <Counts items={items} />
              <Panel title="等待办理" flush>
                <PlainTable
                  label="等待办理"
                  rows={items}
                  columns={waiting}
                  rowKey={({ id }) => id}
                  empty="目前没有轮到本单位办理的事项。"
                />
              </Panel>
            </>
          )}
        </Loaded>
        {may('case.begin') ? (
          <Panel title="本单位发起、正在办理" flush extra={<Go to="/cases?begun=mine">查看全部</Go>}>
            <Loaded query={began} rows={3}>
              {({ items }) => (
                <PlainTable
                  label="本单位发起"
                  rows={items}
                  columns={begun}
                  rowKey={({ id }) => id}
                  empty="还没有正在办理的办件；点“发起办件”开始。"
                />
              )}
            </Loaded>
          </Panel>
        ) : null}
      </div>
    </Page>
  )
}
