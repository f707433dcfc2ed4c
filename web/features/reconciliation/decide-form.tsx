import { Form, Input, Radio } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type DecisionBody, useDecide } from './api/use-reconciliation.ts'
import { causeNames, type DifferenceState, decisionNames, need, stateNames } from './words.ts'

/** Which differences are decided: those in a state, of a cause or with these numbers; and how many the person saw. */
export type Chosen = Pick<DecisionBody, 'state' | 'cause' | 'nos' | 'count'>

interface Values {
  readonly decision: DifferenceState
  readonly reason: string
  readonly fact?: string
}

/** One decision with one reason, for one difference or many alike. */
export function DecideForm({ id, chosen, onClose }: { id: string; chosen: Chosen; onClose: () => void }) {
  const decide = useDecide(id)
  const tell = useTell()
  const send = ({ fact, ...values }: Values) =>
    decide.mutateAsync({ ...chosen, ...values, ...(values.decision === 'corrected' && fact ? { fact } : {}) })
  const choices = Object.entries(decisionNames).filter(([decision]) => decision !== chosen.state)
  const about = chosen.cause ? `主要原因为“${causeNames[chosen.cause]}”、` : ''
  return (
    <ActForm<Values>
      open
      title={`处理 ${chosen.count} 处差异`}
      says={`${about}${stateNames[chosen.state]}的差异 ${chosen.count} 处，一并处理，理由相同。处理不改动结算单和档案，可以再次处理，历次处理都保留。`}
      submit="确定"
      act={{ ...decide, mutateAsync: send }}
      onDone={() => {
        tell(`已处理 ${chosen.count} 处差异`)
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="decision" label="处理" rules={[{ required: true, message: '请选择如何处理' }]}>
        <Radio.Group options={choices.map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.decision !== after.decision}>
        {({ getFieldValue }) =>
          getFieldValue('decision') === 'corrected' ? (
            <Form.Item name="fact" label="更正了哪项档案" rules={need('请写明更正了哪项档案，如办件编号、价格版本')}>
              <Input maxLength={500} />
            </Form.Item>
          ) : null
        }
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={need('请填写理由')}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </ActForm>
  )
}
