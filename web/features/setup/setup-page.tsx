import { Button, Form, Input } from 'antd'
import { queries } from '../../shared/api/queries.ts'
import { postName } from '../../shared/session/posts.ts'
import { Entrance } from '../../shared/ui/entrance.tsx'
import { showFaults } from '../../shared/ui/form-faults.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { type Founded, type Founding, useSetUp } from './api/use-set-up.ts'

const admins = ['system-admin', 'security-admin', 'audit-admin'] as const

export default function SetupPage() {
  const setUp = useSetUp()
  const [form] = Form.useForm<Founding>()
  if (setUp.data) return <Done founded={setUp.data} />
  return (
    <Entrance title="初始化平台" says="令牌由服务器启动时打印在终端，24 小时内使用一次有效。系统、安全、审计管理员须由三名不同人员担任。">
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => setUp.mutate(values, { onError: (error) => showFaults(form, error) })}
      >
        <Form.Item name="token" label="初始化令牌" rules={[{ required: true, message: '请输入初始化令牌' }]}>
          <Input autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item name="organisation" label="平台运营单位" rules={[{ required: true, message: '请输入单位名称' }]}>
          <Input maxLength={100} />
        </Form.Item>
        {admins.map((post) => (
          <fieldset key={post} style={{ border: 0, padding: 0, margin: 0, display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
            <Form.Item name={['people', post, 'name']} label={`${postName(post)}姓名`} rules={[{ required: true, message: '请输入姓名' }]}>
              <Input maxLength={100} autoComplete="off" />
            </Form.Item>
            <Form.Item
              name={['people', post, 'login']}
              label={`${postName(post)}登录名`}
              rules={[{ required: true, pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{2,31}$/, message: '3 至 32 个字母、数字或 . _ -' }]}
            >
              <Input autoComplete="off" />
            </Form.Item>
          </fieldset>
        ))}
        <ProblemNotice error={setUp.error} />
        <Button type="primary" htmlType="submit" block loading={setUp.isPending} style={{ marginTop: 12 }}>
          初始化
        </Button>
      </Form>
    </Entrance>
  )
}

const Done = ({ founded }: { founded: Founded }) => (
  <Entrance title="初始化完成" says="一次性密码只显示这一次，请分别交给本人；首次登录须修改密码。">
    <PlainTable
      label="账号与一次性密码"
      rows={founded.people}
      rowKey={({ id }) => id}
      empty=""
      more={{ scroll: {} }}
      columns={[
        { title: '岗位', render: (_, { post }) => postName(post) },
        { title: '姓名', dataIndex: 'name' },
        { title: '登录名', dataIndex: 'login' },
        { title: '一次性密码', render: (_, { password }) => <code>{password}</code> },
      ]}
    />
    <Button type="primary" block href="/sign-in" onClick={() => queries.clear()} style={{ marginTop: 16 }}>
      前往登录
    </Button>
  </Entrance>
)
