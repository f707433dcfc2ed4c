import { Button, Form, Input } from 'antd'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useComment } from './api/use-reconciliation.ts'
import { need } from './words.ts'

/** The provider's word on a difference, once. */
export function CommentForm({ id, no }: { id: string; no: number }) {
  const comment = useComment(id, no)
  const tell = useTell()
  return (
    <Form layout="vertical" onFinish={(values: { comment: string }) => comment.mutate(values, { onSuccess: () => tell('说明已登记') })}>
      <Form.Item name="comment" label="对这一差异的说明（只能作一次）" rules={need('请填写说明')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <ProblemNotice error={comment.error} />
      <Button htmlType="submit" loading={comment.isPending}>
        提交说明
      </Button>
    </Form>
  )
}
