import { Button, Popconfirm } from 'antd'
import { useTell } from '../../shared/ui/told.ts'
import type { useChangeWebhook, useRenewSecret, useTestWebhook, Webhook } from './api/use-webhooks.ts'

interface ActsProps {
  readonly hook: Webhook
  readonly change: ReturnType<typeof useChangeWebhook>
  readonly test: ReturnType<typeof useTestWebhook>
  readonly renew: ReturnType<typeof useRenewSecret>
  readonly onEdit: () => void
  readonly onSecret: (secret: string | null) => void
}

/** What can be done with one webhook, each by its name. */
export function WebhookActs({ hook: { id, version, state, name }, change, test, renew, onEdit, onSecret }: ActsProps) {
  const tell = useTell()
  const [to, word] = state === 'active' ? (['paused', '暂停'] as const) : (['active', '启用'] as const)
  const set = (next: 'active' | 'paused' | 'withdrawn') => change.mutate({ id, version, change: { state: next } })
  return (
    <span className="row" style={{ gap: 4 }}>
      <Act word="测试" name={name} onAct={() => test.mutate(id, { onSuccess: () => tell('测试消息已发出，结果见“推送记录”') })} />
      <Act word="修改" name={name} onAct={onEdit} />
      <Act word={word} name={name} onAct={() => set(to)} />
      <Popconfirm
        title="更换签名密钥？"
        description="立即生效。接收系统换用新密钥之前拒收的消息，一日内会重新投递。"
        okText="更换"
        cancelText="取消"
        onConfirm={() => renew.mutate(id, { onSuccess: ({ secret }) => onSecret(secret) })}
      >
        <Act word="更换密钥" name={name} />
      </Popconfirm>
      <Popconfirm
        title="撤销这个推送？"
        description="撤销后不能恢复，可以另行新增。"
        okText="撤销"
        cancelText="取消"
        onConfirm={() => set('withdrawn')}
      >
        <Act word="撤销" name={name} danger />
      </Popconfirm>
    </span>
  )
}

interface ActProps {
  readonly word: string
  readonly name: string
  readonly danger?: boolean
  readonly onAct?: () => void
  /** Handed on by what asks first. */
  readonly onClick?: (event: React.MouseEvent<HTMLElement>) => void
}

const Act = ({ word, name, danger = false, onAct, ...asked }: ActProps) => (
  <Button type="link" size="small" danger={danger} aria-label={`${word}：${name}`} {...(onAct ? { onClick: onAct } : {})} {...asked}>
    {word}
  </Button>
)
