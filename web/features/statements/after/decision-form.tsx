import { Form, Input, Radio } from 'antd'
import { ActForm } from '../../../shared/ui/act-form.tsx'
import { useTell } from '../../../shared/ui/told.ts'
import { change } from '../amounts.ts'
import { type Correction, useDecide } from '../api/use-corrections.ts'

interface Values {
  readonly decision: 'approve' | 'reject'
  readonly opinion?: string
}

const options = [
  { value: 'approve', label: '同意' },
  { value: 'reject', label: '不同意' },
]

/** The second person approves or rejects; who rejects says why. */
export function DecisionForm({ id, correction, onClose }: { id: string; correction: Correction; onClose: () => void }) {
  const decide = useDecide(id, correction.no)
  const tell = useTell()
  const { no, name, lineNo, amount, reason } = correction
  return (
    <ActForm<Values>
      open
      title={`审批第 ${no} 号更正`}
      says={
        <>
          {lineNo === null ? name : `第 ${lineNo} 行 ${name}`}，{change(amount)}。理由：{reason}
        </>
      }
      submit="确认审批"
      initial={{ decision: 'approve' }}
      act={{
        ...decide,
        mutateAsync: ({ decision, opinion }) => decide.mutateAsync({ decision, ...(opinion?.trim() ? { opinion: opinion.trim() } : {}) }),
      }}
      onDone={() => {
        tell('已审批')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="decision" label="决定">
        <Radio.Group options={options} />
      </Form.Item>
      <Form.Item
        name="opinion"
        label="意见"
        dependencies={['decision']}
        rules={[
          ({ getFieldValue }) => ({ required: getFieldValue('decision') === 'reject', whitespace: true, message: '不同意的，请写明意见' }),
        ]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActForm>
  )
}
