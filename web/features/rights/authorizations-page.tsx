import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { Page } from '../../shared/ui/page.tsx'
import { Views } from '../../shared/ui/views.tsx'
import { AuthorizationsTable } from './authorizations-table.tsx'
import { EmergenciesTable } from './emergencies-table.tsx'
import { GiveForm } from './give-form.tsx'
import { HandoverForm } from './handover-form.tsx'
import { HandoversTable } from './handovers-table.tsx'
import { RecordTable } from './record-table.tsx'

export default function AuthorizationsPage() {
  const may = useMay()
  const [giving, setGiving] = useState(false)
  const [handing, setHanding] = useState(false)
  const governs = may('authorization.govern')
  return (
    <Page
      title="授权与查阅"
      says="系统的技术文档、联系人和报告归使用单位保管；未经授权谁也不能查阅，每次查阅都留痕。"
      actions={
        <>
          {governs ? <Button onClick={() => setHanding(true)}>登记运营交接</Button> : null}
          {may('authorization.give') ? (
            <Button type="primary" onClick={() => setGiving(true)}>
              作出授权
            </Button>
          ) : null}
        </>
      }
    >
      <Views
        label="授权与查阅的内容"
        of={[
          { key: 'authorizations', name: '授权', content: () => <AuthorizationsTable /> },
          { key: 'emergencies', name: '紧急查阅', content: () => <EmergenciesTable /> },
          // Between providers: nobody else has a part in it.
          ...(governs || may('work-order.carry-out') ? [{ key: 'handovers', name: '运营交接', content: () => <HandoversTable /> }] : []),
          { key: 'record', name: '本单位资料的查阅记录', content: () => <RecordTable /> },
        ]}
      />
      <GiveForm open={giving} onClose={() => setGiving(false)} />
      <HandoverForm open={handing} onClose={() => setHanding(false)} />
    </Page>
  )
}
