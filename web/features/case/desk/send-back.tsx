import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ActForm } from '../../../shared/ui/act-form.tsx'
import { useTell } from '../../../shared/ui/told.ts'
import { useSendBack } from '../api/use-send-back.ts'

/** A level disagrees: the proposal goes back to the handler with the reason. */
export function SendBack({ id, version }: { id: string; version: number }) {
  const [open, setOpen] = useState(false)
  const sendBack = useSendBack(id)
  const tell = useTell()
  return (
    <div className="outcome">
      <div>
        <strong>退回经办</strong>
        <div className="soft">撤销拟办意见，由经办人员重新拟办，须写明意见</div>
      </div>
      <Button onClick={() => setOpen(true)}>退回经办</Button>
      <ActForm<{ opinion: string }>
        open={open}
        title="退回经办"
        submit="确认退回"
        act={{
          mutateAsync: ({ opinion }) => sendBack.mutateAsync({ version, opinion }),
          isPending: sendBack.isPending,
          error: sendBack.error,
          reset: sendBack.reset,
        }}
        onDone={() => {
          tell('已退回经办')
          setOpen(false)
        }}
        onClose={() => setOpen(false)}
      >
        <Form.Item name="opinion" label="退回理由" rules={[{ required: true, whitespace: true, message: '请写明理由' }]}>
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
      </ActForm>
    </div>
  )
}
