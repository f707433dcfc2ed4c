import { Button, Form, Input } from 'antd'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useAdvise } from './api/use-advise.ts'

/** For a body that the measure asks to be heard in this step. */
export function Advice({ id }: { id: string }) {
  const advise = useAdvise(id)
  const tell = useTell()
  const [form] = Form.useForm<{ opinion: string }>()
  const finish = (values: { opinion: string }) =>
    advise.mutate(values, {
      onSuccess: () => {
        form.resetFields()
        tell('意见已记入办件')
      },
    })
  return (
    <Panel title="会同意见">
      <Form form={form} layout="vertical" onFinish={finish}>
        <Form.Item name="opinion" label="本环节会同本单位提出意见" rules={[{ required: true, message: '请填写意见' }]}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <ProblemNotice error={advise.error} />
        <Button htmlType="submit" loading={advise.isPending}>
          提交意见
        </Button>
      </Form>
    </Panel>
  )
}
