import { useNavigate } from '@tanstack/react-router'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { yuan } from '../../shared/text/money.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { type Bill, useBills, useReconcile } from './api/use-bills.ts'
import { ImportDrawer } from './import-drawer.tsx'
import { useOwnProvider } from './own-provider.ts'

const columns: TableColumnsType<Bill> = [
  { title: '云服务商', dataIndex: 'providerName' },
  { title: '结算周期', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
  {
    title: '版次',
    render: (_, row) => (
      <>
        第 {row.version} 版{row.newest ? null : <div className="soft">已有新版</div>}
      </>
    ),
  },
  { title: '明细', align: 'right', render: (_, row) => <span className="num">{row.lineCount} 行</span> },
  { title: '金额', align: 'right', render: (_, row) => <strong className="num">{yuan(row.total)}</strong> },
  {
    title: '导入',
    render: (_, row) => (
      <>
        {row.importedByPerson}（{row.importedBy}）<div className="soft num">{localTime(row.importedAt)}</div>
      </>
    ),
  },
]

const Outcome = ({ of }: { of: NonNullable<Bill['reconciliation']> }) => (
  <Go to={`/reconciliations/${of.id}`}>
    {of.closed ? <Mark tone="green">核对完毕</Mark> : <Mark tone="amber">{`差异 ${of.differences} 处，待处理 ${of.open} 处`}</Mark>}
  </Go>
)

export default function BillsPage() {
  const pages = useBills()
  const may = useMay()
  const navigate = useNavigate()
  const reconcile = useReconcile()
  const own = useOwnProvider()
  const [importing, setImporting] = useState(false)
  const manages = may('reconciliation.manage')
  const compare = (id: string) => reconcile.mutate(id, { onSuccess: (made) => void navigate({ to: `/reconciliations/${made.id}` }) })
  const acts: TableColumnsType<Bill> = [
    {
      title: '核对',
      render: (_, row) => (
        <div className="row">
          {row.reconciliation ? <Outcome of={row.reconciliation} /> : <span className="soft">尚未核对</span>}
          {manages && row.newest ? (
            <Button size="small" loading={reconcile.isPending && reconcile.variables === row.id} onClick={() => compare(row.id)}>
              {row.reconciliation ? '再次核对' : '与结算单核对'}
            </Button>
          ) : null}
        </div>
      ),
    },
  ]
  return (
    <Page
      title="账单核对"
      says="云服务商自己的账单与结算单逐项核对：每处差异列出可能的原因和算式，由核对人处理；处理不改动结算单和档案。"
      actions={
        manages || own ? (
          <Button type="primary" onClick={() => setImporting(true)}>
            导入账单
          </Button>
        ) : null
      }
    >
      <ProblemNotice error={reconcile.error} />
      <Panel flush>
        <ListTable
          label="云服务商账单"
          pages={pages}
          columns={[...columns, ...acts]}
          rowKey={({ id }) => id}
          empty="还没有云服务商账单；由云服务商或核对人导入。"
        />
      </Panel>
      <ImportDrawer open={importing} own={own?.id ?? null} onClose={() => setImporting(false)} />
    </Page>
  )
}
