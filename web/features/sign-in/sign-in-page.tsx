import { Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { Entrance } from '../../shared/ui/entrance.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useSetupNeeded } from './api/use-setup-needed.ts'
import { useSignIn } from './api/use-sign-in.ts'

export default function SignInPage() {
  const setup = useSetupNeeded()
  const signIn = useSignIn()
  const navigate = useNavigate()
  const { back } = useSearch({ strict: false }) as { back?: string }
  if (setup.data?.needed) return <Navigate to="/setup" replace />
  const finish = (values: { login: string; password: string }) =>
    signIn.mutate(values, {
      onSuccess: ({ mustChangePassword }) => void navigate({ to: mustChangePassword ? '/password' : inside(back), replace: true }),
    })
  return (
    <Entrance title="登录">
      <Form layout="vertical" requiredMark={false} onFinish={finish}>
        <Form.Item name="login" label="登录名" rules={[{ required: true, message: '请输入登录名' }]}>
          <Input autoFocus autoComplete="username" size="large" />
        </Form.Item>
        <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <ProblemNotice error={signIn.error} />
        <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending} style={{ marginTop: 12 }}>
          登录
        </Button>
      </Form>
      <p className="soft" style={{ marginBottom: 0, fontSize: 13 }}>
        忘记密码的，请联系本单位管理员重置。
      </p>
    </Entrance>
  )
}

/** Only a path of this console is gone back to. */
const inside = (back: string | undefined): string => (back?.startsWith('/') && !back.startsWith('//') ? back : '/')
