import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'

const amountRules = [{ required: true, pattern: /^\d{1,10}(\.\d{1,4})?$/, message: '请填写价格，至多四位小数' }]

/** The steps of a price, from the smallest quantity up; `whole`: one amount for each step, not for each unit. */
export const TierFields = ({ unit, whole }: { unit: string; whole: boolean }) => (
  <Form.List name={['tiers', 'steps']} initialValue={[{}, {}]}>
    {(fields, { add, remove }) => (
      <fieldset className="stack-tight" style={{ margin: '0 0 16px', padding: 0, border: 0 }}>
        <legend style={{ padding: 0, fontSize: 14 }}>
          各档的上限与{whole ? '总价（元）' : `价格（元/${unit}）`}
          <span className="soft">{whole ? '；最后一档可以不设上限' : '；最后一档不填上限'}</span>
        </legend>
        {fields.map(({ key, name }) => (
          <div key={key} className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
            <Form.Item name={[name, 'upTo']} style={{ flex: 1, marginBottom: 0 }}>
              <Input aria-label={`第 ${name + 1} 档的上限`} inputMode="decimal" placeholder="上限（含）；不填为不限" />
            </Form.Item>
            <Form.Item name={[name, 'amount']} rules={amountRules} style={{ flex: 1, marginBottom: 0 }}>
              <Input aria-label={`第 ${name + 1} 档的价格`} inputMode="decimal" placeholder="价格" />
            </Form.Item>
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={`删除第 ${name + 1} 档`}
              disabled={fields.length === 1}
              onClick={() => remove(name)}
            />
          </div>
        ))}
        <Button type="dashed" icon={<PlusOutlined aria-hidden />} disabled={fields.length >= 20} onClick={() => add({})}>
          添加一档
        </Button>
      </fieldset>
    )}
  </Form.List>
)
