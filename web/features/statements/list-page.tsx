import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { yuan } from '../../shared/text/money.ts'
import { periodTo } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { change, isZero, unlessZero } from './amounts.ts'
import { type Statement, useStatements } from './api/use-statements.ts'
import { AccountForm } from './run/account-form.tsx'
import { RunProgress } from './run/run-progress.tsx'
import { RunningCycle } from './run/running-cycle.tsx'
import { StatementMarks } from './sums/statement-marks.tsx'

const columns: TableColumnsType<Statement> = [
  {
    title: '结算周期',
    render: (_, row) => (
      <>
        <Go to={`/statements/${row.id}`}>{periodTo(row.from, row.to)}</Go>
        <div className="soft num">
          第 {row.revision} 次核算，{row.lineCount.toLocaleString('zh-CN')} 行
        </div>
      </>
    ),
  },
  {
    title: '状态',
    render: (_, row) => (
      <div className="row">
        <StatementMarks of={row} />
      </div>
    ),
  },
  { title: '明细合计', align: 'right', render: (_, row) => <span className="num">{yuan(row.total)}</span> },
  { title: '调整与更正', align: 'right', render: (_, row) => <Changes of={row} /> },
  { title: '独立结算', align: 'right', render: (_, row) => <span className="num">{unlessZero(row.apart)}</span> },
  {
    title: '本级应付',
    align: 'right',
    render: (_, row) => (
      <>
        <strong className="num">{yuan(row.due ?? row.payable ?? row.total)}</strong>
        {row.whole ? null : <div className="soft">您可见的部分</div>}
      </>
    ),
  },
]

/** What stands between the lines and what is due. */
const Changes = ({ of: { adjusted, corrected } }: { of: Statement }) => {
  const changes = [
    ['调整', adjusted],
    ['更正', corrected],
  ] as const
  const told = changes.flatMap(([name, amount]) => (amount === null || isZero(amount) ? [] : [`${name} ${change(amount)}`]))
  return (
    <>
      {(told.length > 0 ? told : ['—']).map((text) => (
        <div key={text} className="num">
          {text}
        </div>
      ))}
    </>
  )
}

export default function StatementListPage() {
  const pages = useStatements()
  const may = useMay()
  const [open, setOpen] = useState(false)
  return (
    <Page
      title="结算"
      says="周期结束后核算、审核、封存、付款；每一行都能看到算式和依据。"
      actions={
        may('statement.account') ? (
          <Button type="primary" onClick={() => setOpen(true)}>
            核算一个周期
          </Button>
        ) : null
      }
    >
      <div className="stack">
        <RunProgress />
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
      <AccountForm open={open} onClose={() => setOpen(false)} />
    </Page>
  )
}
