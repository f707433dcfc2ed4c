import { Button, type ButtonProps, Modal } from 'antd'
import { useState } from 'react'

interface AskFirstProps {
  readonly button: ButtonProps & { readonly 'aria-label'?: string }
  readonly title: string
  readonly says: string
  /** What does it, and what leaves all as it is. */
  readonly ok: string
  readonly cancel: string
  readonly onOk: () => void
}

/** A button that asks in a dialog before anything is done. */
export function AskFirst({ button, title, says, ok, cancel, onOk }: AskFirstProps) {
  const [open, setOpen] = useState(false)
  const confirm = () => {
    setOpen(false)
    onOk()
  }
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)} />
      <Modal
        open={open}
        title={title}
        okText={ok}
        cancelText={cancel}
        width={420}
        onOk={confirm}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p style={{ margin: 0 }}>{says}</p>
      </Modal>
    </>
  )
}
