import { Form, InputNumber } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type EditionBody, usePublishEdition } from './api/use-editions.ts'

export function EditionForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const publish = usePublishEdition()
  const tell = useTell()
  return (
    <ActForm<EditionBody>
      open={open}
      title="发布年度目录"
      says="现有全部服务项列入该年度目录。发布后，所列服务项不能再修改，只能在下一版目录中替换。"
      submit="发布"
      act={publish}
      onDone={() => {
        tell('目录已发布')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="year" label="年度" rules={[{ required: true, message: '请填写年度' }]}>
        <InputNumber min={2000} max={2999} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="inForceFrom" label="施行日期" rules={[{ required: true, message: '请选择施行日期' }]}>
        <DayInput />
      </Form.Item>
    </ActForm>
  )
}
