import { Form, Input } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type EndBody, useEndContract } from './api/use-contracts.ts'
import { need } from './words.ts'

/** Ends a contract before its agreed last day. */
export function EndForm({ contract, onClose }: { contract: { id: string; number: string; to: string } | null; onClose: () => void }) {
  const end = useEndContract(contract?.id ?? '')
  const tell = useTell()
  return (
    <ActForm<EndBody>
      open={contract !== null}
      title={`提前终止合同 ${contract?.number ?? ''}`}
      says={`约定的末日为 ${contract?.to ?? ''}。末日以后不能再向该云服务商申请新的资源；此前已经提供的服务仍在合同之内。`}
      submit="提前终止"
      act={end}
      onDone={() => {
        tell('合同已提前终止')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="lastDay" label="合同末日（含当日）" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={need('请填写理由')}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}
