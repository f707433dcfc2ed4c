import { Alert, Button, Form, Input } from 'antd'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useAskCode, useProveEmail } from './api/use-preferences.ts'

/** Nothing is sent to an address before a code that went there was entered here. */
export function ProveEmail({ email }: { email: string }) {
  const ask = useAskCode()
  const prove = useProveEmail()
  const tell = useTell()
  // What went wrong last is what is shown.
  const send = () => {
    prove.reset()
    ask.mutate(undefined, { onSuccess: () => tell('验证码已发送') })
  }
  const finish = ({ code }: { code: string }) => {
    ask.reset()
    prove.mutate(code.trim(), { onSuccess: () => tell('邮箱地址已验证') })
  }
  return (
    <section aria-label="验证邮箱" className="stack" style={{ maxWidth: 720, marginBottom: 24 }}>
      <Alert
        type="warning"
        showIcon
        title={`邮箱地址 ${email} 尚未验证，验证之前不向它发送消息。`}
        description="点“发送验证码”，再把邮件中的8位验证码填在下面；15分钟内有效。"
      />
      <Form layout="inline" onFinish={finish} style={{ rowGap: 8 }}>
        <Form.Item>
          <Button onClick={send} loading={ask.isPending}>
            发送验证码
          </Button>
        </Form.Item>
        <Form.Item name="code" label="验证码" rules={[{ required: true, pattern: /^\s*\d{8}\s*$/, message: '请填写邮件中的8位数字' }]}>
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={10} style={{ width: 140 }} />
        </Form.Item>
        <Form.Item>
          <Button type="primary" htmlType="submit" loading={prove.isPending}>
            验证
          </Button>
        </Form.Item>
      </Form>
      <ProblemNotice error={ask.error ?? prove.error} />
    </section>
  )
}
