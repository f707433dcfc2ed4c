import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useConclude } from './api/use-conducting.ts'
import type { Scorecard } from './api/use-scorecards.ts'
import { closing } from './closing.ts'
import { need } from './words.ts'

interface Values {
  readonly leaveOut?: { readonly dimension: string; readonly reason: string }[]
}

export interface CardFormProps {
  readonly card: Scorecard
  readonly onDone: () => void
  readonly onReload: () => void
}

/** Counts the indicators and settles the scores; what nobody scored is left out for a reason. */
export function ConcludeForm({ card, onDone, onReload }: CardFormProps) {
  const conclude = useConclude(card)
  const tell = useTell()
  const scored = new Set(card.scores.map(({ dimension }) => dimension))
  const open = card.dimensions.filter(({ id, origin }) => origin !== 'computed' && !scored.has(id))
  return (
    <ActForm<Values>
      open
      title="汇总"
      says="由平台计算各项指标，得分自此不变。没有人评分的维度，须写明不评的理由，其权重按比例分给其他维度。"
      submit="确认汇总"
      initial={{ leaveOut: [] }}
      act={{ ...conclude, mutateAsync: ({ leaveOut = [] }) => conclude.mutateAsync({ leaveOut }) }}
      onDone={() => {
        tell('已汇总')
        onDone()
      }}
      onClose={closing(conclude.error, onReload, onDone)}
    >
      {open.length > 0 ? (
        <p>尚无评分的维度：{open.map(({ name }) => name).join('、')}</p>
      ) : (
        <p className="soft">各维度都有得分或由平台计算。</p>
      )}
      {open.length > 0 ? <LeftOut of={open} /> : null}
    </ActForm>
  )
}

const LeftOut = ({ of }: { of: Scorecard['dimensions'] }) => (
  <Form.List name="leaveOut">
    {(fields, { add, remove }) => (
      <div className="stack-tight">
        {fields.map(({ key, name }) => (
          <div key={key} className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
            <Form.Item name={[name, 'dimension']} rules={need('请选择维度')} style={{ width: 180, marginBottom: 0 }}>
              <Select
                aria-label={`第 ${name + 1} 个不评的维度`}
                placeholder="维度"
                options={of.map((dimension) => ({ value: dimension.id, label: dimension.name }))}
              />
            </Form.Item>
            <Form.Item name={[name, 'reason']} rules={need('请填写理由')} style={{ flex: 1, marginBottom: 0 }}>
              <Input aria-label={`第 ${name + 1} 个不评的理由`} placeholder="不评的理由" maxLength={1000} />
            </Form.Item>
            <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={`删除第 ${name + 1} 个`} onClick={() => remove(name)} />
          </div>
        ))}
        {fields.length < of.length ? (
          <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
            添加不评的维度
          </Button>
        ) : null}
      </div>
    )}
  </Form.List>
)
