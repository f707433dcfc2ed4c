import { Form, Input, InputNumber, Radio } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useAskEmergency } from './api/use-emergencies.ts'
import type { PaperList } from './api/use-papers.ts'
import { kindNames, need, type PaperKind } from './words.ts'

interface Values {
  readonly kind: PaperKind
  readonly reason: string
  readonly hours: number
}

/** One person asks; nothing opens before a second one of the same organisation agrees. */
export function EmergencyForm({ open, list, onClose }: { open: boolean; list: PaperList; onClose: () => void }) {
  const ask = useAskEmergency()
  const tell = useTell()
  const counts = new Map(list.kinds.map(({ kind, count }) => [kind, count]))
  return (
    <ActForm<Values>
      open={open}
      title={`请求紧急查阅：${list.system.name}`}
      says={`须本单位另一人在 24 小时内同意；${list.system.organisationName}即时看到请求、事由和每一次查阅。`}
      submit="请求"
      initial={{ kind: 'technical', hours: 2 }}
      act={{ ...ask, mutateAsync: (values) => ask.mutateAsync({ ...values, systemId: list.system.id }) }}
      onDone={() => {
        tell('已请求，等待第二人同意')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="kind" label="资料种类" rules={need('请选择种类')}>
        <Radio.Group
          options={(Object.keys(kindNames) as PaperKind[]).map((kind) => ({
            value: kind,
            label: `${kindNames[kind]}（${counts.get(kind) ?? 0} 份）`,
          }))}
        />
      </Form.Item>
      <Form.Item name="hours" label="同意后可查阅的小时数（1 至 24）" rules={need('请填写小时数')}>
        <InputNumber min={1} max={24} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="reason" label="事由" rules={need('请填写事由')}>
        <Input.TextArea rows={4} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}
