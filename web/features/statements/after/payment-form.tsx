import { Form, Input } from 'antd'
import { yuan } from '../../../shared/text/money.ts'
import { ActForm } from '../../../shared/ui/act-form.tsx'
import { DayInput } from '../../../shared/ui/day-input.tsx'
import { useTell } from '../../../shared/ui/told.ts'
import { type Payee, type PaymentBody, usePay } from '../api/use-payments.ts'
import { need } from '../words.ts'

type Values = Omit<PaymentBody, 'providerId'>

/** Records that a provider was paid, up to what is open. */
export function PaymentForm({ id, payee, onClose }: { id: string; payee: Payee; onClose: () => void }) {
  const pay = usePay(id)
  const tell = useTell()
  const act = ({ amount, paidOn, voucher, note }: Values) =>
    pay.mutateAsync({
      providerId: payee.id,
      amount: amount.trim(),
      paidOn,
      voucher: voucher.trim(),
      ...(note?.trim() ? { note: note.trim() } : {}),
    })
  return (
    <ActForm<Values>
      open
      title={`登记付款：${payee.name}`}
      says={`应付 ${yuan(payee.due)}，已付 ${yuan(payee.paid)}，未付 ${yuan(payee.open)}。先审再付：付款日期不能早于封存之日。`}
      submit="登记"
      initial={{ amount: payee.open }}
      act={{ ...pay, mutateAsync: act }}
      onDone={() => {
        tell('付款已登记')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item
        name="amount"
        label="付款金额（元）"
        rules={[
          { required: true, message: '请填写金额' },
          { pattern: /^\d{1,14}(\.\d{1,2})?$/, message: '请填写大于零的金额，至多两位小数' },
        ]}
      >
        <Input inputMode="decimal" maxLength={17} suffix="元" />
      </Form.Item>
      <Form.Item name="paidOn" label="付款日期" rules={[{ required: true, message: '请选择日期' }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="voucher" label="付款凭证号" rules={need('请填写凭证号')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="note" label="说明（可不填）">
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}
