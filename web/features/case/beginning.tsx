import { useNavigate } from '@tanstack/react-router'
import { Button, Form } from 'antd'
import { ProviderPick, SystemPick } from '../../shared/pickers/pickers.tsx'
import { useMay } from '../../shared/session/use-session.ts'
import { showFaults } from '../../shared/ui/form-faults.ts'
import { Go } from '../../shared/ui/go.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { type Beginning as BeginningBody, useBeginCase } from './api/use-begin-case.ts'
import type { Procedure } from './api/use-procedures.ts'
import { BodyPick } from './body-pick.tsx'

type Values = Omit<BeginningBody, 'procedure'>

/** Whom the case is about, which system and which provider it concerns: what it cannot begin without. */
export function Beginning({ procedure }: { procedure: Procedure }) {
  const begin = useBeginCase()
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const { about, aboutName, order } = procedure
  const aboutId = Form.useWatch('aboutId', form)
  const finish = (values: Values) =>
    begin.mutate(
      { procedure: procedure.id, ...values },
      { onSuccess: ({ id }) => void navigate({ to: `/cases/${id}` }), onError: (error) => showFaults(form, error) },
    )
  return (
    <Panel title={about ? `2. 关于哪个${aboutName ?? '单位'}` : '2. 为哪个系统申请'}>
      <Form form={form} layout="vertical" onFinish={finish} style={{ maxWidth: 560 }}>
        {about ? (
          <Form.Item
            name="aboutId"
            label={aboutName ?? '单位'}
            rules={[{ required: true, message: `请选择${aboutName ?? '单位'}` }]}
            extra="提交后，办件由该单位与承办各方共同看到；草稿只有本单位看得到。"
          >
            {/* Another unit has other systems. */}
            <BodyPickThen party={about} onPicked={() => form.setFieldValue('systemId', undefined)} />
          </Form.Item>
        ) : null}
        {about && !aboutId ? null : <SystemField needed={order !== 'none'} of={aboutId} />}
        <ProviderField procedure={procedure} />
        <ProblemNotice error={begin.error} />
        <Button type="primary" htmlType="submit" loading={begin.isPending} style={{ marginTop: 8 }}>
          建立草稿并填写
        </Button>
      </Form>
    </Panel>
  )
}

type BodyPickThenProps = Parameters<typeof BodyPick>[0] & { readonly onPicked: () => void }

const BodyPickThen = ({ onPicked, onChange, ...props }: BodyPickThenProps) => (
  <BodyPick
    {...props}
    onChange={(id) => {
      onChange?.(id)
      onPicked()
    }}
  />
)

function SystemField({ needed, of }: { needed: boolean; of: string | undefined }) {
  const may = useMay()
  return (
    <Form.Item
      name="systemId"
      label={needed ? '信息系统' : '涉及的信息系统（可不选）'}
      rules={needed ? [{ required: true, message: '请选择信息系统' }] : []}
      extra={
        may('system.register') && !of ? (
          <>
            没有要找的系统？先<Go to="/systems">登记信息系统</Go>。
          </>
        ) : null
      }
    >
      <SystemPick key={of} of={of} allowClear placeholder="输入名称查找" />
    </Form.Item>
  )
}

/** Who provides: asked where the beginner chooses him; otherwise it is said why it is not asked. */
function ProviderField({ procedure: { order, provider } }: { procedure: Procedure }) {
  if (order === 'none') return null
  if (provider === 'single') return <p className="soft">云服务商为本地唯一签约的云服务商，无须选择。</p>
  if (provider === 'assigned') return <p className="soft">云服务商由后续环节确定，发起时无须选择。</p>
  return (
    <Form.Item
      name="providerId"
      label={order === 'new' || order === 'emergency' ? '云服务商' : '原云服务商'}
      rules={[{ required: true, message: '请选择云服务商' }]}
    >
      <ProviderPick placeholder="选择云服务商" />
    </Form.Item>
  )
}
