import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { Findings } from '../../shared/ui/findings.tsx'
import { useTell } from '../../shared/ui/told.ts'
import type { ItemDetail } from './api/use-item-detail.ts'
import { useSetPrice } from './api/use-set-price.ts'
import { bodyOf, type PriceValues } from './price-body.ts'
import { TariffFields } from './tariff-fields.tsx'
import { basisNames, kindNames } from './words.ts'

interface PriceFormProps {
  readonly item: ItemDetail
  readonly kind: 'ceiling' | 'final'
  readonly onClose: () => void
}

/** A price: so much for one unit first; who needs steps, terms or a provider's own price asks for more. */
export function PriceForm({ item, kind, onClose }: PriceFormProps) {
  const set = useSetPrice(item.id)
  const tell = useTell()
  const { modal } = App.useApp()
  /** What the measure noted of a price that it lets pass. */
  const notify = ({ findings }: Awaited<ReturnType<typeof set.mutateAsync>>) => {
    if (findings.length > 0)
      modal.warning({ title: '价格已确定，请留意', width: 600, okText: '知道了', content: <Findings of={findings} /> })
  }
  // A price for an agreed term cannot do without its months.
  const [more, setMore] = useState(item.basis === 'term')
  return (
    <ActForm<PriceValues>
      open
      title={`确定${kindNames[kind]}：${item.name}`}
      says="自起始日期起适用，此前的价格到前一日为止，原有记录保留。"
      submit="确定"
      act={{ ...set, mutateAsync: async (values) => notify(await set.mutateAsync(bodyOf(values, kind))) }}
      onDone={() => {
        tell(`${kindNames[kind]}已确定`)
        onClose()
      }}
      onClose={onClose}
    >
      <Amount label={`${kindNames[kind]}（元/${item.unit}）`} />
      {more ? (
        <TariffFields kind={kind} itemBasis={item.basis} unit={item.unit} />
      ) : (
        <Form.Item
          extra={`现为${basisNames[item.basis]}、不分档、没有免费额度，${kind === 'final' ? '对所有云服务商适用' : '没有最低计费期'}`}
        >
          <Button type="link" className="link-button" aria-expanded={false} onClick={() => setMore(true)}>
            更多计价方式
          </Button>
        </Form.Item>
      )}
      <Form.Item name="from" label="起始日期" rules={[{ required: true, message: '请选择起始日期' }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label="依据或理由" rules={[{ required: true, message: '请填写依据或理由' }]}>
        <Input.TextArea rows={3} maxLength={500} placeholder="如：采购结果、评审文件及文号" />
      </Form.Item>
    </ActForm>
  )
}

/** The price for one unit; where there are steps, the first one's is it. */
function Amount({ label }: { label: string }) {
  const mode = Form.useWatch(['tiers', 'mode'])
  if (mode) return null
  return (
    <Form.Item
      name="amount"
      label={label}
      rules={[{ required: true, pattern: /^\d{1,10}(\.\d{1,4})?$/, message: '请填写价格，至多四位小数' }]}
    >
      <Input inputMode="decimal" />
    </Form.Item>
  )
}
