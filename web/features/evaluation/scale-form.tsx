import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Evaluation, type ScaleBody, useSetScale } from './api/use-evaluations.ts'
import { need } from './words.ts'

/** Weights and grades from a day on; what is concluded already stays. */
export function ScaleForm({ open, evaluation, onClose }: { open: boolean; evaluation: Evaluation; onClose: () => void }) {
  const set = useSetScale(evaluation.id)
  const tell = useTell()
  return (
    <ActForm<ScaleBody>
      open={open}
      title={`设定权重与等次：${evaluation.name}`}
      says="自起始日起适用于期末在该日或之后的各期；已经汇总的不变。各维度权重之和须正好为 100。"
      submit="设定"
      initial={{ weights: evaluation.weights, grades: evaluation.grades }}
      act={set}
      onDone={() => {
        tell('已设定')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="from" label="起始日期" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      {evaluation.dimensions.map(({ id, name }) => (
        <Form.Item key={id} name={['weights', id]} label={`${name}的权重（%）`} rules={need('请填写权重')}>
          <Input inputMode="decimal" />
        </Form.Item>
      ))}
      <Grades />
      <Form.Item name="reason" label="理由或依据" rules={need('请填写理由或依据')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}

const Grades = () => (
  <Form.List name="grades">
    {(fields, { add, remove }) => (
      <div className="stack-tight" style={{ marginBottom: 16 }}>
        <span>等次与其最低分</span>
        {fields.map(({ key, name }) => (
          <div key={key} className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
            <Form.Item name={[name, 'name']} rules={need('请填写名称')} style={{ flex: 1, marginBottom: 0 }}>
              <Input aria-label={`第 ${name + 1} 个等次的名称`} placeholder="等次" maxLength={50} />
            </Form.Item>
            <Form.Item name={[name, 'from']} rules={need('请填写最低分')} style={{ width: 140, marginBottom: 0 }}>
              <Input aria-label={`第 ${name + 1} 个等次的最低分`} inputMode="decimal" placeholder="最低分" />
            </Form.Item>
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={`删除第 ${name + 1} 个等次`}
              onClick={() => remove(name)}
            />
          </div>
        ))}
        <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
          添加等次
        </Button>
      </div>
    )}
  </Form.List>
)
