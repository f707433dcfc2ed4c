import { Button, Form, type FormInstance, Input } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Sentence, usePreview, useSetSentence, type Wording } from './api/use-sentences.ts'
import { placeNames } from './words.ts'

/** Changes the sentences of one happening, and shows how they read. */
export function SentenceForm({ sentence, onClose }: { sentence: Sentence | null; onClose: () => void }) {
  const set = useSetSentence()
  const tell = useTell()
  const act = {
    ...{ isPending: set.isPending, error: set.error, reset: set.reset },
    mutateAsync: async ({ title, body }: Wording) =>
      sentence && set.mutateAsync({ name: sentence.name, version: sentence.version, wording: { title, body: body ?? '' } }),
  }
  const done = () => {
    tell('消息文字已修改')
    onClose()
  }
  return (
    <ActForm<Wording>
      key={sentence?.name ?? ''}
      open={sentence !== null}
      title="修改消息文字"
      submit="保存"
      size={640}
      initial={sentence ? { title: sentence.title, body: sentence.body } : {}}
      act={act}
      onDone={done}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="title" label="标题" rules={[{ required: true, message: '请填写标题' }]}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="body" label="正文" extra={`可用的位置：${placeNames.map((name) => `{{${name}}}`).join(' ')}`}>
            <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} />
          </Form.Item>
          <p className="soft">{'{{#期限}}…{{/期限}} 之间的文字在没有期限时略去；{{^轮到}}…{{/轮到}} 之间的文字只在没有“轮到”时出现。'}</p>
          <Preview name={sentence?.name ?? ''} form={form} onLook={set.reset} />
        </>
      )}
    </ActForm>
  )
}

/** How it reads with the facts of an example. */
function Preview({ name, form, onLook }: { name: string; form: FormInstance<Wording>; onLook: () => void }) {
  const preview = usePreview(name)
  const look = () => {
    onLook()
    const { title, body } = form.getFieldsValue()
    preview.mutate({ title: title ?? '', body: body ?? '' })
  }
  return (
    <section aria-label="试看" style={{ marginBottom: 16 }}>
      <Button onClick={look} loading={preview.isPending}>
        试看
      </Button>
      <ProblemNotice error={preview.error} />
      {preview.data ? (
        <div style={{ marginTop: 12, padding: 12, border: '1px solid var(--line)', borderRadius: 6 }}>
          <strong>{preview.data.title}</strong>
          <div className="soft" style={{ whiteSpace: 'pre-line' }}>
            {preview.data.body}
          </div>
        </div>
      ) : null}
    </section>
  )
}
