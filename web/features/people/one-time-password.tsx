import { Alert, Modal, Typography } from 'antd'

/** Shown this once; nobody can read it again. */
export const OneTimePassword = ({ password, onClose }: { password: string | null; onClose: () => void }) => (
  <Modal
    open={password !== null}
    onCancel={onClose}
    onOk={onClose}
    okText="已交给本人"
    cancelButtonProps={{ style: { display: 'none' } }}
    title="一次性密码"
    mask={{ closable: false }}
  >
    <Alert type="warning" showIcon title="只显示这一次，请交给本人；首次登录须修改。" />
    <Typography.Paragraph copyable style={{ fontSize: 18, margin: '16px 0 0' }} code>
      {password ?? ''}
    </Typography.Paragraph>
  </Modal>
)
