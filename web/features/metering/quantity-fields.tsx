import { Form, Input } from 'antd'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { need, needQuantity } from './words.ts'

/** The period and what was delivered in it. */
export const QuantityFields = ({ corrects = false }: { corrects?: boolean }) => (
  <>
    <Form.Item name="from" label="期间自" rules={need('请选择日期')}>
      <DayInput />
    </Form.Item>
    <Form.Item name="to" label="至（含当日）" rules={need('请选择日期')} extra="数量计入这一天。">
      <DayInput />
    </Form.Item>
    <Form.Item
      name="quantity"
      label="数量"
      rules={needQuantity}
      extra={corrects ? '填 0 的，即撤销该记录。' : '按服务项的计量单位，至多四位小数。'}
    >
      <Input inputMode="decimal" />
    </Form.Item>
    <Form.Item name="note" label="说明">
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  </>
)
