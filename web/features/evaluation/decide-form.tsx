import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio, Select } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type DecisionBody, useDecide } from './api/use-conducting.ts'
import type { Scorecard } from './api/use-scorecards.ts'
import { closing } from './closing.ts'
import type { CardFormProps } from './conclude-form.tsx'
import { need } from './words.ts'

/** A line to be filled in: nothing is chosen yet. */
const emptyCorrection = {} as NonNullable<DecisionBody['corrections']>[number]

/** Decides an objection: upheld with corrected dimensions, or dismissed with a reason. */
export function DecideForm({ card, onDone, onReload }: CardFormProps) {
  const decide = useDecide(card)
  const tell = useTell()
  const objection = card.results.at(-1)?.objection
  return (
    <ActForm<DecisionBody>
      open
      size={640}
      title="处理异议"
      says={objection ? `异议：${objection.reason}` : undefined}
      submit="确认处理"
      initial={{ corrections: [emptyCorrection] }}
      act={{
        ...decide,
        mutateAsync: ({ upheld, reason, corrections }) =>
          decide.mutateAsync({ upheld, reason, ...(upheld ? { corrections: corrections ?? [] } : {}) }),
      }}
      onDone={() => {
        tell('已处理')
        onDone()
      }}
      onClose={closing(decide.error, onReload, onDone)}
    >
      <Form.Item name="upheld" label="处理结果" rules={need('请选择处理结果')}>
        <Radio.Group
          options={[
            { value: true, label: '异议成立，更正得分' },
            { value: false, label: '异议不成立' },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before, after) => before.upheld !== after.upheld}>
        {({ getFieldValue }) => (getFieldValue('upheld') === true ? <Corrections of={card.dimensions} /> : null)}
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={need('请填写理由')}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
    </ActForm>
  )
}

const Corrections = ({ of }: { of: Scorecard['dimensions'] }) => (
  <Form.List name="corrections">
    {(fields, { add, remove }) => (
      <div className="stack-tight" style={{ marginBottom: 16 }}>
        <span>更正的维度</span>
        {fields.map(({ key, name }) => (
          <div key={key} className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
            <Form.Item name={[name, 'dimension']} rules={need('请选择维度')} style={{ width: 190, marginBottom: 0 }}>
              <Select
                aria-label={`第 ${name + 1} 项更正的维度`}
                placeholder="维度"
                options={of.map((dimension) => ({ value: dimension.id, label: `${dimension.name}（${dimension.score ?? '未评'}）` }))}
              />
            </Form.Item>
            <Form.Item name={[name, 'score']} rules={need('请填写得分')} style={{ width: 100, marginBottom: 0 }}>
              <Input aria-label={`第 ${name + 1} 项更正后的得分`} inputMode="decimal" placeholder="得分" />
            </Form.Item>
            <Form.Item name={[name, 'reason']} rules={need('请填写理由')} style={{ flex: 1, marginBottom: 0 }}>
              <Input aria-label={`第 ${name + 1} 项更正的理由`} placeholder="更正的理由" maxLength={1000} />
            </Form.Item>
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={`删除第 ${name + 1} 项更正`}
              onClick={() => remove(name)}
            />
          </div>
        ))}
        <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
          添加更正
        </Button>
      </div>
    )}
  </Form.List>
)
