import { Alert, Form, Input, Modal, Select, Typography } from 'antd'
import { useState } from 'react'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useCreateWebhook, type WebhookDraft } from './api/use-webhooks.ts'
import { kindOptions } from './words.ts'

/** Adds a webhook and shows its secret, this once. */
export function WebhookForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [secret, setSecret] = useState<string | null>(null)
  const create = useCreateWebhook()
  const act = {
    ...{ isPending: create.isPending, error: create.error, reset: create.reset },
    mutateAsync: async (values: WebhookDraft) => setSecret((await create.mutateAsync(values)).secret),
  }
  return (
    <>
      <ActForm<WebhookDraft> open={open} title="新增消息推送" submit="新增" act={act} onDone={onClose} onClose={onClose}>
        <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="url"
          label="接收地址"
          extra="https 地址；不能是内部网络，除非运维人员允许。"
          rules={[{ required: true, message: '请填写接收地址' }]}
        >
          <Input maxLength={2000} placeholder="https://" />
        </Form.Item>
        <Form.Item name="kinds" label="消息类别" rules={[{ required: true, message: '请选择消息类别' }]}>
          <Select mode="multiple" options={kindOptions} />
        </Form.Item>
      </ActForm>
      <Secret secret={secret} onClose={() => setSecret(null)} />
    </>
  )
}

const Secret = ({ secret, onClose }: { secret: string | null; onClose: () => void }) => (
  <Modal
    open={secret !== null}
    onCancel={onClose}
    onOk={onClose}
    okText="已保存"
    cancelButtonProps={{ style: { display: 'none' } }}
    title="签名密钥"
    mask={{ closable: false }}
  >
    <Alert
      type="warning"
      showIcon
      title="只显示这一次，请交给接收系统的维护人员。"
      description="请求头 X-Zhengyun-Signature 形如 t=时间,v1=签名：签名为以此密钥对“时间.请求体”所作的 HMAC-SHA-256（十六进制）。"
    />
    <Typography.Paragraph copyable style={{ margin: '16px 0 0', overflowWrap: 'anywhere' }} code>
      {secret ?? ''}
    </Typography.Paragraph>
  </Modal>
)
