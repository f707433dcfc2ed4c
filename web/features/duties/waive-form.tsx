import { Form, Input } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import type { DutyView } from './api/use-duties.ts'
import { useWaive } from './api/use-duty-act.ts'
import { need } from './words.ts'

/** Frees somebody of one instance, with a reason that stays on record. */
export function WaiveForm({ duty, onClose }: { duty: DutyView; onClose: () => void }) {
  const waive = useWaive(duty.id)
  const tell = useTell()
  return (
    <ActForm<{ reason: string }>
      open
      title={`准予豁免：${duty.dutyName}`}
      says={`${duty.organisationName} 不再须履行这一项；理由对该单位公开，豁免后不能收回。`}
      submit="准予豁免"
      act={waive}
      onDone={() => {
        tell('已准予豁免')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="reason" label="理由" rules={need('请填写理由')}>
        <Input.TextArea rows={4} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}
