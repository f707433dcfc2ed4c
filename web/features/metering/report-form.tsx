import { Form } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type ReportBody, useReport } from './api/use-quantities.ts'
import { QuantityFields } from './quantity-fields.tsx'
import { MeteredResourcePick } from './resource-pick.tsx'
import { need } from './words.ts'

/** One quantity of one resource. Many at once are imported. */
export function ReportForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const report = useReport()
  const tell = useTell()
  return (
    <ActForm<ReportBody>
      open={open}
      title="上报计量数量"
      says="期间最多 31 天，须在计费期间之内；按小时、按计量计费的，同一资源的期间不能重叠。使用单位确认后计入结算。"
      submit="上报"
      act={{ ...report, mutateAsync: (values) => report.mutateAsync({ ...values, note: values.note ?? '' }) }}
      onDone={() => {
        tell('已上报，待使用单位确认')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="resourceId" label="云资源" rules={need('请选择云资源')}>
        <MeteredResourcePick />
      </Form.Item>
      <QuantityFields />
    </ActForm>
  )
}
