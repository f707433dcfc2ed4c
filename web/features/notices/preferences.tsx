import { Button, Checkbox, Form, Input, Radio } from 'antd'
import { showFaults } from '../../shared/ui/form-faults.ts'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Preferences, usePreferences, useSetPreferences } from './api/use-preferences.ts'
import { ProveEmail } from './prove-email.tsx'
import { type Kind, kindOptions } from './words.ts'

/** By which ways the person wants to hear. */
export function PreferencesPanel() {
  const query = usePreferences()
  return (
    <Panel title="接收设置">
      <Loaded query={query}>
        {(now) => (
          <>
            {now.mail && now.email && !now.proven ? <ProveEmail key={now.email} email={now.email} /> : null}
            <PreferencesForm key={now.version} now={now} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

interface Values {
  readonly email?: string
  readonly kinds: Kind[]
  readonly digest: 'at-once' | 'daily'
}

function PreferencesForm({ now }: { now: Preferences }) {
  const [form] = Form.useForm<Values>()
  const set = useSetPreferences(now.version)
  const tell = useTell()
  const finish = async ({ email, kinds, digest }: Values) => {
    try {
      await set.mutateAsync({ email: email?.trim() || null, kinds, digest })
      tell('接收设置已保存')
    } catch (thrown) {
      showFaults(form, thrown)
    }
  }
  const initial: Values = { ...(now.email ? { email: now.email } : {}), kinds: now.kinds as Kind[], digest: now.digest }
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={(values: Values) => void finish(values)}
      style={{ maxWidth: 720 }}
    >
      <p className="soft" style={{ marginTop: 0 }}>
        平台内始终显示全部消息。{now.mail ? '还可以选择以邮件接收：' : '平台没有配置邮件服务器，暂不能以邮件接收。'}
      </p>
      <Form.Item name="email" label="邮箱地址" extra="只用于向您本人发送消息。">
        <Input disabled={!now.mail} autoComplete="email" />
      </Form.Item>
      <Form.Item name="kinds" label="以邮件接收的消息">
        <Checkbox.Group
          options={kindOptions}
          disabled={!now.mail}
          style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))', gap: '4px 8px' }}
        />
      </Form.Item>
      <Form.Item name="digest" label="邮件何时发送">
        <Radio.Group
          disabled={!now.mail}
          options={[
            { value: 'at-once', label: '随时' },
            { value: 'daily', label: '每日 8:30 汇总' },
          ]}
        />
      </Form.Item>
      <ProblemNotice error={set.error} />
      <Button type="primary" htmlType="submit" loading={set.isPending} disabled={!now.mail}>
        保存
      </Button>
    </Form>
  )
}
