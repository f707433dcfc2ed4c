import { useNavigate } from '@tanstack/react-router'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { ProviderPick, SystemPick } from '../../shared/pickers/pickers.tsx'
import { Nothing } from '../../shared/ui/empty.tsx'
import { showFaults } from '../../shared/ui/form-faults.ts'
import { Go } from '../../shared/ui/go.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useBeginCase } from './api/use-begin-case.ts'
import { type Procedure, useProcedures } from './api/use-procedures.ts'
import { ProcedureChoice } from './procedure-choice.tsx'
import { ProcedureOutline } from './procedure-outline.tsx'

export default function BeginPage() {
  const procedures = useProcedures()
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <Page title="新的申请" says="先选择要办的事项，再选择信息系统和云服务商；随后填写的内容可以随时存为草稿。">
      <Loaded query={procedures}>
        {({ items }) => {
          const mine = items.filter((each) => each.mine)
          const procedure = mine.find(({ id }) => id === chosen) ?? (mine.length === 1 ? mine[0] : undefined)
          if (mine.length === 0) return <Nothing>按现行办法，本单位没有可以发起的事项。</Nothing>
          return (
            <div className="split">
              <div className="stack">
                <ProcedureChoice procedures={mine} chosen={procedure?.id ?? null} onChoose={setChosen} />
                {procedure ? <Beginning key={procedure.id} procedure={procedure} /> : null}
              </div>
              {procedure ? <ProcedureOutline procedure={procedure} /> : null}
            </div>
          )
        }}
      </Loaded>
    </Page>
  )
}

interface Values {
  readonly systemId?: string
  readonly providerId?: string
}

function Beginning({ procedure }: { procedure: Procedure }) {
  const begin = useBeginCase()
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const needsSystem = procedure.order !== 'none'
  const needsProvider = procedure.order === 'new' || procedure.order === 'emergency'
  const finish = (values: Values) =>
    begin.mutate(
      { procedure: procedure.id, ...values },
      { onSuccess: ({ id }) => void navigate({ to: `/cases/${id}` }), onError: (error) => showFaults(form, error) },
    )
  return (
    <Panel title="2. 为哪个系统申请">
      <Form form={form} layout="vertical" onFinish={finish} style={{ maxWidth: 560 }}>
        <Form.Item
          name="systemId"
          label={needsSystem ? '信息系统' : '涉及的信息系统（可不选）'}
          rules={needsSystem ? [{ required: true, message: '请选择信息系统' }] : []}
          extra={
            <>
              没有要找的系统？先<Go to="/systems">登记信息系统</Go>。
            </>
          }
        >
          <SystemPick allowClear placeholder="输入名称查找" />
        </Form.Item>
        {needsSystem ? (
          <Form.Item
            name="providerId"
            label={needsProvider ? '云服务商' : '原云服务商'}
            rules={[{ required: true, message: '请选择云服务商' }]}
          >
            <ProviderPick placeholder="选择云服务商" />
          </Form.Item>
        ) : null}
        <ProblemNotice error={begin.error} />
        <Button type="primary" htmlType="submit" loading={begin.isPending} style={{ marginTop: 8 }}>
          建立草稿并填写
        </Button>
      </Form>
    </Panel>
  )
}
