import { useNavigate } from '@tanstack/react-router'
import { Form } from 'antd'
import { ActForm } from '../../../shared/ui/act-form.tsx'
import { DayInput } from '../../../shared/ui/day-input.tsx'
import { useTell } from '../../../shared/ui/told.ts'
import { toldOf } from '../api/going-on.ts'
import { useAccount } from '../api/use-account.ts'
import { RunProgress } from './run-progress.tsx'

/** Accounts a cycle: a small one is there at once, a large one goes on while its progress is shown. */
export function AccountForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const account = useAccount()
  const navigate = useNavigate()
  const tell = useTell()
  const act = async (values: { from: string }) => {
    const statement = await account.mutateAsync(values)
    tell(toldOf('核算', statement))
    if (statement) void navigate({ to: `/statements/${statement.id}` })
  }
  return (
    <ActForm<{ from: string }>
      open={open}
      title="核算一个周期"
      says="填写周期的第一天。周期未结束的不能核算；缺少价格的资源会逐一列出。"
      submit="核算"
      act={{ ...account, mutateAsync: act }}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="from" label="周期第一天" rules={[{ required: true, message: '请选择日期' }]}>
        <DayInput />
      </Form.Item>
      {account.isPending ? <RunProgress /> : null}
    </ActForm>
  )
}
