import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useChangeWebhook, useCreateWebhook, type Webhook, type WebhookDraft } from './api/use-webhooks.ts'
import { WebhookSecret } from './webhook-secret.tsx'
import { kindOptions } from './words.ts'

interface Shown {
  readonly open: boolean
  readonly onClose: () => void
}

/** Adds a webhook and shows its secret, this once. */
export function NewWebhook({ open, onClose }: Shown) {
  const [secret, setSecret] = useState<string | null>(null)
  const create = useCreateWebhook()
  const act = {
    ...{ isPending: create.isPending, error: create.error, reset: create.reset },
    mutateAsync: async (values: WebhookDraft) => setSecret((await create.mutateAsync(values)).secret),
  }
  return (
    <>
      <ActForm<WebhookDraft> open={open} title="新增消息推送" submit="新增" act={act} onDone={onClose} onClose={onClose}>
        <WebhookFields />
      </ActForm>
      <WebhookSecret secret={secret} onClose={() => setSecret(null)} />
    </>
  )
}

/** Changes name, address and kinds; the secret stays. */
export function EditWebhook({ hook, onClose }: { hook: Webhook | null; onClose: () => void }) {
  const change = useChangeWebhook()
  const act = {
    ...{ isPending: change.isPending, error: change.error, reset: change.reset },
    mutateAsync: async (values: WebhookDraft) => hook && change.mutateAsync({ id: hook.id, version: hook.version, change: values }),
  }
  const initial = hook ? { name: hook.name, url: hook.url, kinds: hook.kinds as WebhookDraft['kinds'] } : {}
  return (
    <ActForm<WebhookDraft>
      key={hook?.id ?? ''}
      open={hook !== null}
      title="修改消息推送"
      says="签名密钥不变。"
      submit="保存"
      initial={initial}
      act={act}
      onDone={onClose}
      onClose={onClose}
    >
      <WebhookFields />
    </ActForm>
  )
}

const WebhookFields = () => (
  <>
    <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
      <Input maxLength={100} />
    </Form.Item>
    <Form.Item
      name="url"
      label="接收地址"
      extra="https 地址；不能是内部网络，除非运维人员允许该网段。"
      rules={[{ required: true, message: '请填写接收地址' }]}
    >
      <Input maxLength={2000} placeholder="https://" />
    </Form.Item>
    <Form.Item name="kinds" label="消息类别" rules={[{ required: true, message: '请选择消息类别' }]}>
      <Select mode="multiple" options={kindOptions} />
    </Form.Item>
  </>
)
