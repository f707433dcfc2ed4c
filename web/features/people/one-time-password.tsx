import { Alert, Modal, Typography } from 'antd'

export interface GivenPassword {
  readonly password: string | null
  readonly unconfirmed: boolean
}

interface OneTimePasswordProps {
  readonly given: GivenPassword | null
  readonly onClose: () => void
}

/** Shown this once; nobody can read it again. */
export const OneTimePassword = ({ given, onClose }: OneTimePasswordProps) => (
  <Modal
    open={given !== null}
    onCancel={onClose}
    onOk={onClose}
    okText="已交给本人"
    cancelButtonProps={{ style: { display: 'none' } }}
    title="一次性密码"
    mask={{ closable: false }}
  >
    <Alert
      type="warning"
      showIcon
      title="只显示这一次，请交给本人；首次登录须修改。"
      description={given?.unconfirmed ? '该账号须经安全管理员确认后方可使用。' : null}
    />
    <Typography.Paragraph copyable style={{ fontSize: 18, margin: '16px 0 0' }} code>
      {given?.password ?? ''}
    </Typography.Paragraph>
  </Modal>
)
