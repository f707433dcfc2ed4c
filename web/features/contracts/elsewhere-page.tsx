import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useElsewhere } from './api/use-elsewhere.ts'
import { ElsewhereForm } from './elsewhere-form.tsx'

export default function ElsewherePage() {
  const pages = useElsewhere()
  const may = useMay()
  const [deciding, setDeciding] = useState(false)
  return (
    <Page
      title="重复覆盖"
      says="主管部门认定已按另一部办法或另一合同结算的期间，核算时据此剔除，不重复付费。"
      actions={
        may('statement.review') ? (
          <Button type="primary" onClick={() => setDeciding(true)}>
            认定重复覆盖
          </Button>
        ) : null
      }
    >
      <Panel flush>
        <ListTable
          label="重复覆盖的认定"
          pages={pages}
          rowKey={({ id }) => id}
          empty="没有重复覆盖的认定。"
          columns={[
            {
              title: '信息系统',
              render: (_, row) => (
                <>
                  {row.systemName}
                  <div className="soft">{row.organisationName}</div>
                </>
              ),
            },
            { title: '范围', render: (_, row) => row.resourceName ?? '全部云资源' },
            { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
            { title: '另一办法或合同', render: (_, row) => <Words>{row.measure}</Words> },
            { title: '理由', render: (_, row) => <Words>{row.reason}</Words> },
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
      <ElsewhereForm open={deciding} onClose={() => setDeciding(false)} />
    </Page>
  )
}

const Words = ({ children }: { children: string }) => <div style={{ maxWidth: 320, whiteSpace: 'normal' }}>{children}</div>
