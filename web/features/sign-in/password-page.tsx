import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useSession } from '../../shared/session/use-session.ts'
import { Entrance } from '../../shared/ui/entrance.tsx'
import { showFaults } from '../../shared/ui/form-faults.ts'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useChangePassword } from './api/use-change-password.ts'

interface Values {
  readonly current: string
  readonly next: string
  readonly again: string
}

export default function PasswordPage() {
  const session = useSession()
  const change = useChangePassword()
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const first = session.data?.mustChangePassword ?? false
  const finish = ({ current, next }: Values) =>
    change.mutate(
      { current, next },
      { onSuccess: () => void navigate({ to: '/', replace: true }), onError: (error) => showFaults(form, error) },
    )
  return (
    <Entrance title={first ? '首次登录，请修改密码' : '修改密码'} says="至少 12 个字符；不要使用姓名、单位名或常见密码。">
      <Form form={form} layout="vertical" requiredMark={false} onFinish={finish}>
        <Form.Item name="current" label={first ? '一次性密码' : '当前密码'} rules={[{ required: true, message: '请输入当前密码' }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="next"
          label="新密码"
          rules={[
            { required: true, message: '请输入新密码' },
            { min: 12, message: '新密码至少 12 个字符' },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label="再次输入新密码"
          dependencies={['next']}
          rules={[
            { required: true, message: '请再次输入新密码' },
            {
              validator: (_, value) =>
                value === form.getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error('两次输入的新密码不一致')),
            },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <ProblemNotice error={change.error} />
        <div className="row" style={{ marginTop: 12 }}>
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            修改密码
          </Button>
          {first ? null : <Button onClick={() => void navigate({ to: '/' })}>返回</Button>}
        </div>
      </Form>
    </Entrance>
  )
}
