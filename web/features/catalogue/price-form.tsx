import { Form, Input } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { useTell } from '../../shared/ui/told.ts'
import type { ItemDetail } from './api/use-item-detail.ts'
import { type PriceBody, useSetPrice } from './api/use-set-price.ts'
import { kindNames } from './words.ts'

interface PriceFormProps {
  readonly item: ItemDetail
  readonly kind: 'ceiling' | 'final'
  readonly onClose: () => void
}

export function PriceForm({ item, kind, onClose }: PriceFormProps) {
  const set = useSetPrice(item.id)
  const tell = useTell()
  return (
    <ActForm<Omit<PriceBody, 'kind'>>
      open
      title={`确定${kindNames[kind]}：${item.name}`}
      says="自起始日期起适用，此前的价格到前一日为止，原有记录保留。"
      submit="确定"
      act={{ ...set, mutateAsync: (values) => set.mutateAsync({ ...values, kind }) }}
      onDone={() => {
        tell(`${kindNames[kind]}已确定`)
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item
        name="amount"
        label={`${kindNames[kind]}（元/${item.unit}）`}
        rules={[{ required: true, pattern: /^\d{1,10}(\.\d{1,4})?$/, message: '请填写价格，至多四位小数' }]}
      >
        <Input inputMode="decimal" />
      </Form.Item>
      <Form.Item name="from" label="起始日期" rules={[{ required: true, message: '请选择起始日期' }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label="依据或理由" rules={[{ required: true, message: '请填写依据或理由' }]}>
        <Input.TextArea rows={3} maxLength={500} placeholder="如：采购结果、评审文件及文号" />
      </Form.Item>
    </ActForm>
  )
}
