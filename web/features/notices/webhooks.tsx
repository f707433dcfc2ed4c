import { PlusOutlined } from '@ant-design/icons'
import { Button, Popconfirm, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark, type Tone } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useChangeWebhook, useWebhooks, type Webhook } from './api/use-webhooks.ts'
import { WebhookForm } from './webhook-form.tsx'
import { hookStates, nameOfKind } from './words.ts'

const tones: Readonly<Record<Webhook['state'], Tone>> = { active: 'green', paused: 'amber', failed: 'red', withdrawn: 'grey' }

/** Where the organisation's own systems are told. */
export function WebhooksPanel() {
  const [adding, setAdding] = useState(false)
  const pages = useWebhooks()
  const change = useChangeWebhook()
  const columns: TableColumnsType<Webhook> = [
    {
      title: '推送',
      render: (_, { name, url }) => (
        <>
          {name}
          <div className="soft" style={{ overflowWrap: 'anywhere' }}>
            {url}
          </div>
        </>
      ),
    },
    { title: '消息类别', render: (_, { kinds }) => kinds.map(nameOfKind).join('、') },
    { title: '状态', width: 110, render: (_, { state }) => <Mark tone={tones[state]}>{hookStates[state]}</Mark> },
    { title: '操作', width: 150, render: (_, hook) => <Acts hook={hook} change={change} /> },
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
      <ProblemNotice error={change.error} />
      <ListTable label="消息推送" pages={pages} columns={columns} rowKey={({ id }) => id} empty="还没有消息推送。" />
      <WebhookForm open={adding} onClose={() => setAdding(false)} />
    </Panel>
  )
}

function Acts({ hook: { id, version, state, name }, change }: { hook: Webhook; change: ReturnType<typeof useChangeWebhook> }) {
  const to = state === 'active' ? 'paused' : 'active'
  const word = state === 'active' ? '暂停' : '启用'
  return (
    <span className="row" style={{ gap: 4 }}>
      <Button type="link" size="small" aria-label={`${word}：${name}`} onClick={() => change.mutate({ id, version, state: to })}>
        {word}
      </Button>
      <Popconfirm
        title="撤销这个推送？"
        description="撤销后不能恢复，可以另行新增。"
        okText="撤销"
        cancelText="取消"
        onConfirm={() => change.mutate({ id, version, state: 'withdrawn' })}
      >
        <Button type="link" size="small" danger aria-label={`撤销：${name}`}>
          撤销
        </Button>
      </Popconfirm>
    </span>
  )
}
