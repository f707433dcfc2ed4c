import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useDraft } from './api/use-budgets.ts'

/** Drafts a budget from an estimate, or an adjustment where the cycle has a budget. */
export function DraftButton({ estimateId }: { estimateId: string }) {
  const may = useMay()
  const draft = useDraft()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  if (!may('budget.manage')) return null
  const send = async ({ reason = '' }: { reason?: string }) => {
    const { id } = await draft.mutateAsync({ estimateId, ...(reason.trim() ? { reason: reason.trim() } : {}) })
    void navigate({ to: `/budgets/${id}` })
  }
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        以此编制预算
      </Button>
      <ActForm<{ reason?: string }>
        open={open}
        title="以此编制预算"
        says="各单位与类别的金额先按本次测算填写，可以逐行修改。该周期已下达预算的，即为调整：先按已下达的金额填写，并须写明理由。"
        submit="编制"
        act={{ ...draft, mutateAsync: send }}
        onDone={() => setOpen(false)}
        onClose={() => setOpen(false)}
      >
        <Form.Item name="reason" label="调整理由（首次编制的不填）">
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </ActForm>
    </>
  )
}
