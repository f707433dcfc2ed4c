import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber } from 'antd'
import { DayInput } from '../../shared/ui/day-input.tsx'

const needed = (message: string) => [{ required: true, message }]

/** Which notice it is. */
export const HolidayFields = () => (
  <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))', columnGap: 16 }}>
    <Form.Item name="year" label="年份" rules={needed('请填写年份')}>
      <InputNumber min={1949} max={2999} precision={0} style={{ width: '100%' }} placeholder="如 2027" />
    </Form.Item>
    <Form.Item name="title" label="通知标题" rules={needed('请填写通知标题')}>
      <Input maxLength={200} placeholder="国务院办公厅关于2027年部分节假日安排的通知" />
    </Form.Item>
    <Form.Item name="number" label="发文字号" rules={needed('请填写发文字号')}>
      <Input maxLength={100} placeholder="国办发明电〔2026〕7号" />
    </Form.Item>
    <Form.Item name="issuedOn" label="印发日期" rules={needed('请填写印发日期')}>
      <DayInput />
    </Form.Item>
    <Form.Item name="address" label="网址（可不填）">
      <Input maxLength={500} placeholder="https://www.gov.cn/…" />
    </Form.Item>
  </div>
)

/** The holidays, one a row. */
export const HolidayRows = () => (
  <Form.List name="holidays">
    {(rows, { add, remove }) => (
      <div className="stack-tight">
        {rows.map(({ key, name }, index) => (
          <fieldset
            key={key}
            aria-label={`第 ${index + 1} 个假期`}
            style={{
              display: 'grid',
              gridTemplateColumns: 'minmax(110px, 1fr) minmax(150px, 1fr) minmax(150px, 1fr) minmax(220px, 2fr) auto',
              columnGap: 12,
              border: 0,
              padding: 0,
              margin: 0,
              alignItems: 'start',
            }}
          >
            <Form.Item name={[name, 'name']} label="假期" rules={needed('请填写名称')}>
              <Input maxLength={50} />
            </Form.Item>
            <Form.Item name={[name, 'from']} label="放假首日" rules={needed('请填写日期')}>
              <DayInput placeholder="2027-10-01" />
            </Form.Item>
            <Form.Item name={[name, 'to']} label="放假末日（只放一天可不填）">
              <DayInput placeholder="2027-10-07" />
            </Form.Item>
            <Form.Item name={[name, 'workdays']} label="调休上班日（多个以顿号隔开）">
              <Input placeholder="没有的不填；2027-09-26、2027-10-09" maxLength={400} />
            </Form.Item>
            <Button
              type="text"
              style={{ marginTop: 30 }}
              icon={<DeleteOutlined aria-hidden />}
              aria-label={`删除第 ${index + 1} 个假期`}
              onClick={() => remove(name)}
            />
          </fieldset>
        ))}
        <div>
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
            增加一个假期
          </Button>
        </div>
      </div>
    )}
  </Form.List>
)

export const Reason = () => (
  <Form.Item name="reason" label="该年已有现行安排的，说明为什么更正" extra="新的一年不用填写。">
    <Input.TextArea rows={2} maxLength={1000} />
  </Form.Item>
)
