import { Form, Input } from 'antd'
import { yuan } from '../../../shared/text/money.ts'
import { ActForm } from '../../../shared/ui/act-form.tsx'
import { useTell } from '../../../shared/ui/told.ts'
import { type Payment, useReverse } from '../api/use-payments.ts'
import { need } from '../words.ts'

/** Undoes a payment that was recorded by mistake; both stand in the record. */
export function ReversalForm({ id, payment, onClose }: { id: string; payment: Payment; onClose: () => void }) {
  const reverse = useReverse(id, payment.no)
  const tell = useTell()
  return (
    <ActForm<{ reason: string }>
      open
      title={`冲销第 ${payment.no} 笔付款`}
      says={`${payment.providerName}，${yuan(payment.amount)}，凭证 ${payment.voucher}。登记有误的才冲销，由登记人以外的人员办理；原记录保留。`}
      submit="冲销"
      act={{ ...reverse, mutateAsync: ({ reason }) => reverse.mutateAsync({ reason: reason.trim() }) }}
      onDone={() => {
        tell('付款已冲销')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="reason" label="冲销理由" rules={need('请填写理由')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}
