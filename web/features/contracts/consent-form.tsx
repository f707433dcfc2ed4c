import { Form, Input } from 'antd'
import { ItemPick, ProviderPick } from '../../shared/pickers/pickers.tsx'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type ConsentBody, useConsent } from './api/use-consents.ts'
import { need } from './words.ts'

export function ConsentForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const consent = useConsent()
  const tell = useTell()
  return (
    <ActForm<ConsentBody>
      open={open}
      title="同意合同外服务纳入结算"
      submit="同意"
      act={consent}
      onDone={() => {
        tell('同意已登记')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="providerId" label="云服务商" rules={need('请选择云服务商')}>
        <ProviderPick />
      </Form.Item>
      <Form.Item name="itemId" label="服务项" rules={need('请选择服务项')}>
        <ItemPick placeholder="输入名称或编码查找" />
      </Form.Item>
      <Form.Item name="quantity" label="数量" rules={need('请填写数量')}>
        <Input inputMode="decimal" />
      </Form.Item>
      <Form.Item name="from" label="期间自" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="to" label="至（含当日）" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={need('请填写理由')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}
