import { PlusOutlined } from '@ant-design/icons'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { localTime } from '../../shared/text/time.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark, type Tone } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useChangeWebhook, useRenewSecret, useTestWebhook, useWebhooks, type Webhook } from './api/use-webhooks.ts'
import { WebhookActs } from './webhook-acts.tsx'
import { EditWebhook, NewWebhook } from './webhook-form.tsx'
import { WebhookSecret } from './webhook-secret.tsx'
import { hookStates, nameOfKind } from './words.ts'

const tones: Readonly<Record<Webhook['state'], Tone>> = { active: 'green', paused: 'amber', failed: 'red', withdrawn: 'grey' }

/** Where the organisation's own systems are told. */
export function WebhooksPanel() {
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<Webhook | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const pages = useWebhooks()
  const [change, test, renew] = [useChangeWebhook(), useTestWebhook(), useRenewSecret()]
  const columns: TableColumnsType<Webhook> = [
    { title: '推送', render: (_, hook) => <Named hook={hook} /> },
    { title: '消息类别', render: (_, { kinds }) => kinds.map(nameOfKind).join('、') },
    { title: '状态', width: 110, render: (_, { state }) => <Mark tone={tones[state]}>{hookStates[state]}</Mark> },
    {
      title: '操作',
      width: 220,
      render: (_, hook) => <WebhookActs {...{ hook, change, test, renew }} onEdit={() => setEditing(hook)} onSecret={setSecret} />,
    },
  ]
  return (
    <Panel
      title="消息推送"
      flush
      extra={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          新增推送
        </Button>
      }
    >
      <p className="soft" style={{ margin: 16 }}>
        本单位人员收到的消息，同时以 HTTPS 推送给本单位自己的系统。每条消息带签名；投递失败的重试一日，持续失败的推送自动停用。
      </p>
      <ProblemNotice error={change.error ?? test.error ?? renew.error} />
      <ListTable label="消息推送" pages={pages} columns={columns} rowKey={({ id }) => id} empty="还没有消息推送。" />
      <NewWebhook open={adding} onClose={() => setAdding(false)} />
      <EditWebhook hook={editing} onClose={() => setEditing(null)} />
      <WebhookSecret secret={secret} onClose={() => setSecret(null)} />
    </Panel>
  )
}

const Named = ({ hook: { name, url, secretSince } }: { hook: Webhook }) => (
  <>
    {name}
    <div className="soft" style={{ overflowWrap: 'anywhere' }}>
      {url}
    </div>
    <div className="soft">
      密钥启用于 <span className="num">{localTime(secretSince)}</span>
    </div>
  </>
)
