import { Form, Input } from 'antd'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { need } from './words.ts'

/** The days and values of a figure, as the report and its correction ask for them. */
export const FigureFields = () => (
  <>
    <Form.Item name="from" label="统计期自" rules={need('请选择日期')}>
      <DayInput />
    </Form.Item>
    <Form.Item name="to" label="至（含当日）" rules={need('请选择日期')}>
      <DayInput />
    </Form.Item>
    <Form.Item name="mean" label="平均利用率（%）" rules={need('请填写平均利用率')}>
      <Input inputMode="decimal" />
    </Form.Item>
    <Form.Item name="peak" label="峰值利用率（%，可不填）">
      <Input inputMode="decimal" />
    </Form.Item>
    <Form.Item name="ratio" label="用量占核定额度（%，可不填，可超过 100）">
      <Input inputMode="decimal" />
    </Form.Item>
  </>
)
