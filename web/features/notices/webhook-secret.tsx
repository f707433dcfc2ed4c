import { Alert, Modal, Typography } from 'antd'

/** A webhook's secret, shown this once; it closes only by the word that it was kept. */
export const WebhookSecret = ({ secret, onClose }: { secret: string | null; onClose: () => void }) => (
  <Modal
    open={secret !== null}
    onCancel={onClose}
    onOk={onClose}
    okText="已保存"
    cancelButtonProps={{ style: { display: 'none' } }}
    title="签名密钥"
    closable={false}
    keyboard={false}
    destroyOnHidden
    mask={{ closable: false }}
  >
    <Alert
      type="warning"
      showIcon
      title="只显示这一次，请交给接收系统的维护人员。"
      description="请求头 X-Zhengyun-Signature 形如 t=时间,v1=签名：签名为以此密钥对“时间.请求体”所作的 HMAC-SHA-256（十六进制）。"
    />
    <Typography.Paragraph copyable={{ tooltips: ['复制', '已复制'] }} style={{ margin: '16px 0 0', overflowWrap: 'anywhere' }} code>
      {secret ?? ''}
    </Typography.Paragraph>
  </Modal>
)
