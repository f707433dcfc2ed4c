import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useUnqualified } from './api/use-unqualified.ts'
import { UnqualifiedForm } from './unqualified-form.tsx'

export default function UnqualifiedPage() {
  const pages = useUnqualified()
  const may = useMay()
  const [deciding, setDeciding] = useState(false)
  return (
    <Page
      title="服务质量"
      says="主管部门认定的服务不合格期间。办法规定不合格不予结算的，核算时据此剔除。"
      actions={
        may('statement.review') ? (
          <Button type="primary" onClick={() => setDeciding(true)}>
            认定服务不合格
          </Button>
        ) : null
      }
    >
      <Panel flush>
        <ListTable
          label="服务不合格的认定"
          pages={pages}
          rowKey={({ id }) => id}
          empty="没有服务不合格的认定。"
          columns={[
            { title: '云服务商', dataIndex: 'providerName' },
            {
              title: '范围',
              render: (_, row) => `${row.poolName ?? '全部资源池'}，${row.itemName ?? '全部服务项'}`,
            },
            { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
            { title: '理由', render: (_, row) => <div style={{ maxWidth: 360, whiteSpace: 'normal' }}>{row.reason}</div> },
            {
              title: '认定',
              render: (_, row) => (
                <>
                  {row.decidedByPerson}
                  <div className="soft num">{localTime(row.decidedAt)}</div>
                </>
              ),
            },
          ]}
        />
      </Panel>
      <UnqualifiedForm open={deciding} onClose={() => setDeciding(false)} />
    </Page>
  )
}
