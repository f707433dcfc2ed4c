import { useNavigate } from '@tanstack/react-router'
import { Button, Form, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { yuan } from '../../shared/text/money.ts'
import { periodTo } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useAccount } from './api/use-account.ts'
import { type Statement, useStatements } from './api/use-statements.ts'
import { RunningCycle } from './running-cycle.tsx'
import { stateNames, stateTones } from './words.ts'

const columns: TableColumnsType<Statement> = [
  { title: '结算周期', render: (_, row) => <Go to={`/statements/${row.id}`}>{periodTo(row.from, row.to)}</Go> },
  { title: '状态', render: (_, row) => <Mark tone={stateTones[row.state] ?? 'grey'}>{stateNames[row.state] ?? row.state}</Mark> },
  { title: '核算次数', align: 'right', render: (_, row) => <span className="num">{`第 ${row.revision} 次`}</span> },
  { title: '明细', align: 'right', render: (_, row) => <span className="num">{row.lineCount} 行</span> },
  {
    title: '金额',
    align: 'right',
    render: (_, row) => (
      <>
        <strong className="num">{yuan(row.total)}</strong>
        {row.whole ? null : <div className="soft">您可见的部分</div>}
      </>
    ),
  },
]

export default function StatementListPage() {
  const pages = useStatements()
  const may = useMay()
  const navigate = useNavigate()
  const account = useAccount()
  const [open, setOpen] = useState(false)
  return (
    <Page
      title="结算"
      says="周期结束后核算、审核、封存；每一行都能看到算式和依据。"
      actions={
        may('statement.account') ? (
          <Button type="primary" onClick={() => setOpen(true)}>
            核算一个周期
          </Button>
        ) : null
      }
    >
      <div className="stack">
        <RunningCycle />
        <Panel title="结算单" flush>
          <ListTable
            label="结算单"
            pages={pages}
            columns={columns}
            rowKey={({ id }) => id}
            empty="还没有结算单；一个结算周期结束后由核算单位核算。"
          />
        </Panel>
      </div>
      <ActForm<{ from: string }>
        open={open}
        title="核算一个周期"
        says="填写周期的第一天。周期未结束的不能核算；缺少价格的资源会逐一列出。"
        submit="核算"
        act={{ ...account, mutateAsync: async (values) => void navigate({ to: `/statements/${(await account.mutateAsync(values)).id}` }) }}
        onDone={() => setOpen(false)}
        onClose={() => setOpen(false)}
      >
        <Form.Item name="from" label="周期第一天" rules={[{ required: true, message: '请选择日期' }]}>
          <DayInput />
        </Form.Item>
      </ActForm>
    </Page>
  )
}
