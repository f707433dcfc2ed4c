import { Button, Drawer, Form, type FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { showFaults } from './form-faults.ts'
import { ProblemNotice } from './problem-notice.tsx'

interface ActFormProps<V extends object> {
  readonly open: boolean
  readonly title: string
  /** What the act causes, in a sentence. */
  readonly says?: ReactNode
  readonly submit: string
  readonly initial?: Partial<V>
  readonly act: { mutateAsync: (values: V) => Promise<unknown>; isPending: boolean; error: unknown; reset: () => void }
  readonly onDone: () => void
  readonly onClose: () => void
  readonly children: ReactNode | ((form: FormInstance<V>) => ReactNode)
  readonly size?: number
}

/** A form in a drawer that does one act: its faults stand at their fields, its refusal above the button. */
export function ActForm<V extends object>({
  open,
  title,
  says,
  submit,
  initial,
  act,
  onDone,
  onClose,
  children,
  size = 520,
}: ActFormProps<V>) {
  const [form] = Form.useForm<V>()
  const close = () => {
    act.reset()
    onClose()
  }
  const finish = async (values: V) => {
    try {
      await act.mutateAsync(values)
      act.reset()
      onDone()
    } catch (thrown) {
      showFaults(form, thrown)
    }
  }
  return (
    <Drawer open={open} onClose={close} title={title} size={size} destroyOnHidden maskClosable={false}>
      {says ? (
        <p className="soft" style={{ marginTop: 0 }}>
          {says}
        </p>
      ) : null}
      <Form
        form={form}
        layout="vertical"
        requiredMark
        scrollToFirstError={{ focus: true }}
        preserve={false}
        onFinish={(values: V) => void finish(values)}
        {...(initial ? { initialValues: initial } : {})}
      >
        {typeof children === 'function' ? children(form) : children}
        <ProblemNotice error={act.error} />
        <div className="row" style={{ marginTop: 16 }}>
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {submit}
          </Button>
          <Button onClick={close}>取消</Button>
        </div>
      </Form>
    </Drawer>
  )
}
