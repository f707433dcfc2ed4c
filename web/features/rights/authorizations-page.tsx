import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { Page } from '../../shared/ui/page.tsx'
import { Views } from '../../shared/ui/views.tsx'
import { AuthorizationsTable } from './authorizations-table.tsx'
import { EmergenciesTable } from './emergencies-table.tsx'
import { GiveForm } from './give-form.tsx'
import { RecordTable } from './record-table.tsx'

export default function AuthorizationsPage() {
  const gives = useMay()('authorization.give')
  const [giving, setGiving] = useState(false)
  return (
    <Page
      title="授权与查阅"
      says="系统的技术文档、联系人和报告归使用单位保管；未经授权谁也不能查阅，每次查阅都留痕。"
      actions={
        gives ? (
          <Button type="primary" onClick={() => setGiving(true)}>
            作出授权
          </Button>
        ) : null
      }
    >
      <Views
        label="授权与查阅的内容"
        of={[
          { key: 'authorizations', name: '授权', content: () => <AuthorizationsTable /> },
          { key: 'emergencies', name: '紧急查阅', content: () => <EmergenciesTable /> },
          { key: 'record', name: '本单位资料的查阅记录', content: () => <RecordTable /> },
        ]}
      />
      <GiveForm open={giving} onClose={() => setGiving(false)} />
    </Page>
  )
}
