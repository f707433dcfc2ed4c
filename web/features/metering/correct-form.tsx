import { Form, Input } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type CorrectionBody, type Quantity, useCorrect } from './api/use-quantities.ts'
import { QuantityFields } from './quantity-fields.tsx'
import { need } from './words.ts'

export function CorrectForm({ quantity, onClose }: { quantity: Quantity; onClose: () => void }) {
  const correct = useCorrect(quantity.id)
  const tell = useTell()
  const { from, to, note } = quantity
  return (
    <ActForm<CorrectionBody>
      open
      title={`更正：${quantity.itemName} ${quantity.systemName}`}
      says={
        quantity.state === 'confirmed'
          ? '更正须由使用单位确认；确认之前仍以原记录为准，原记录保留。'
          : '原记录尚未确认，更正后即由新记录代替；新记录待使用单位确认，原记录保留。'
      }
      submit="更正"
      initial={{ from, to, note, quantity: quantity.quantity }}
      act={{ ...correct, mutateAsync: (values) => correct.mutateAsync({ ...values, note: values.note ?? '' }) }}
      onDone={() => {
        tell('更正已上报，待使用单位确认')
        onClose()
      }}
      onClose={onClose}
    >
      <QuantityFields corrects />
      <Form.Item name="reason" label="更正理由" rules={need('请填写更正理由')}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}
