import { Form, Input } from 'antd'
import { periodTo } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Quantity, useObject } from './api/use-quantities.ts'
import { need } from './words.ts'

export function ObjectForm({ quantity, onClose }: { quantity: Quantity; onClose: () => void }) {
  const object = useObject(quantity.id)
  const tell = useTell()
  return (
    <ActForm<{ opinion: string }>
      open
      title={`提出异议：${quantity.itemName} ${periodTo(quantity.from, quantity.to)}`}
      says={
        quantity.before ? '该更正不再计入，仍以原记录为准；云服务商可以另行更正。' : '该记录不再计入结算；云服务商可以就这一期间另行上报。'
      }
      submit="提出异议"
      act={object}
      onDone={() => {
        tell('异议已登记')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="opinion" label="异议意见" rules={need('请填写异议意见')}>
        <Input.TextArea rows={4} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}
