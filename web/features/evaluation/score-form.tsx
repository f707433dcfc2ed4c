import { Form, Input, Radio } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import type { Dimension, Scorecard } from './api/use-scorecards.ts'
import { useAnswer, useScore } from './api/use-scoring.ts'
import { answerNames, need } from './words.ts'

interface GiveProps {
  readonly card: Scorecard
  readonly dimension: Dimension
  /** What the organisation gave before. */
  readonly standing: Scorecard['scores'][number] | undefined
  readonly onClose: () => void
}

interface Scored {
  readonly score: string
  readonly reason: string
}

export function ScoreForm({ card, dimension, standing, onClose }: GiveProps) {
  const act = useScore(card.id)
  const tell = useTell()
  return (
    <ActForm<Scored>
      open
      title={`评分：${dimension.name}`}
      says={`${card.organisationName}，${card.name}。汇总之前可以修改，原来的评分保留。`}
      submit="提交评分"
      {...(standing ? { initial: { score: standing.value, reason: standing.reason } } : {})}
      act={{ ...act, mutateAsync: (values) => act.mutateAsync({ ...values, dimension: dimension.id }) }}
      onDone={() => {
        tell('评分已提交')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="score" label="得分（0 至 100，最多两位小数）" rules={need('请填写得分')}>
        <Input inputMode="decimal" />
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={need('请填写理由')}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </ActForm>
  )
}

interface Answered {
  readonly score: number
  readonly comment?: string
}

export function AnswerForm({ card, dimension, standing, onClose }: GiveProps) {
  const act = useAnswer(card.id)
  const tell = useTell()
  return (
    <ActForm<Answered>
      open
      title={`填写：${dimension.name}`}
      says={`${card.organisationName}，${card.name}。被考评单位看不到单份答卷，只看到平均数。`}
      submit="提交"
      {...(standing ? { initial: { score: Number(standing.value), comment: standing.reason } } : {})}
      act={{
        ...act,
        mutateAsync: ({ score, comment }) =>
          act.mutateAsync({ dimension: dimension.id, score, ...(comment?.trim() ? { comment: comment.trim() } : {}) }),
      }}
      onDone={() => {
        tell('已提交')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="score" label="满意程度" rules={need('请选择满意程度')}>
        <Radio.Group vertical options={answerNames.map((name, index) => ({ value: index + 1, label: `${index + 1} 分，${name}` }))} />
      </Form.Item>
      <Form.Item name="comment" label="意见（可不填）">
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </ActForm>
  )
}
