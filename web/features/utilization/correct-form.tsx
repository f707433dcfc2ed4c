import { Form, Input } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { orNull } from '../../shared/ui/form-faults.ts'
import { useTell } from '../../shared/ui/told.ts'
import { type CorrectionBody, type Figure, useCorrect } from './api/use-usage.ts'
import { FigureFields } from './figure-fields.tsx'
import { rowFaults } from './row-faults.ts'
import { need, seriesName } from './words.ts'

export function CorrectForm({ figure, onClose }: { figure: Figure; onClose: () => void }) {
  const correct = useCorrect(figure.id)
  const tell = useTell()
  const { from, to, mean, peak, ratio } = figure
  return (
    <ActForm<CorrectionBody>
      open
      title={`更正：${figure.systemName} ${seriesName(figure)}`}
      says="原数据保留并可查；之后各期的规则判断随更正重新作出。"
      submit="更正"
      initial={{ from, to, mean, peak, ratio }}
      act={{
        ...correct,
        mutateAsync: (values) => rowFaults(correct.mutateAsync({ ...values, peak: orNull(values.peak), ratio: orNull(values.ratio) })),
      }}
      onDone={() => {
        tell('已更正')
        onClose()
      }}
      onClose={onClose}
    >
      <FigureFields />
      <Form.Item name="reason" label="更正理由" rules={need('请填写更正理由')}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}
