import { Form, Input } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useObject, usePublish } from './api/use-conducting.ts'
import { closing } from './closing.ts'
import type { CardFormProps } from './conclude-form.tsx'
import { need } from './words.ts'

export function PublishForm({ card, onDone, onReload }: CardFormProps) {
  const publish = usePublish(card)
  const tell = useTell()
  return (
    <ActForm<object>
      open
      title="公布考评结果"
      says={`${card.organisationName}，${card.score ?? '—'} 分。公布后不能修改，只能经异议更正；办法规定的后果随之生效。`}
      submit="确认公布"
      act={{ ...publish, mutateAsync: () => publish.mutateAsync() }}
      onDone={() => {
        tell('已公布')
        onDone()
      }}
      onClose={closing(publish.error, onReload, onDone)}
    >
      {null}
    </ActForm>
  )
}

export function ObjectForm({ card, onDone, onReload }: CardFormProps) {
  const object = useObject(card)
  const tell = useTell()
  return (
    <ActForm<{ reason: string }>
      open
      title="对考评结果提出异议"
      says={`可在 ${card.objectionsUntil ?? ''} 前（含当日）提出，由公布人以外的人处理。`}
      submit="提出异议"
      act={object}
      onDone={() => {
        tell('异议已提出')
        onDone()
      }}
      onClose={closing(object.error, onReload, onDone)}
    >
      <Form.Item name="reason" label="理由" rules={need('请填写理由')}>
        <Input.TextArea rows={6} maxLength={4000} />
      </Form.Item>
    </ActForm>
  )
}
