import { Form, Input, Select } from 'antd'
import { OrganisationPick } from '../../shared/pickers/pickers.tsx'
import { yuan } from '../../shared/text/money.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Budget, type BudgetLine, useWriteLine, type WrittenLine } from './api/use-budgets.ts'
import { need, needAmount, payerNames } from './words.ts'

interface LineFormProps {
  readonly budget: Budget
  /** Null: a new one. */
  readonly line: BudgetLine | null
  readonly onClose: () => void
}
type Values = Omit<WrittenLine, 'reason'> & { readonly reason?: string | undefined }

/** What a unit has for a category. What is not as estimated, or not as issued before, says why. */
export function LineForm({ budget, line, onClose }: LineFormProps) {
  const write = useWriteLine(budget)
  const tell = useTell()
  const base = line === null ? null : (line.before ?? line.estimated)
  const send = ({ reason = '', ...values }: Values) => {
    const of = line ? { organisationId: line.organisationId, category: line.category, payer: line.payer } : {}
    return write.mutateAsync({ ...values, ...of, reason: reason.trim() || null })
  }
  return (
    <ActForm<Values>
      open
      title={line ? `修改：${line.organisationName} ${line.category}` : '增加一行'}
      says={base === null ? '测算没有列出的，须写明理由。' : `${line?.before ? '调整前' : '测算'} ${yuan(base)}；与其不同的，须写明理由。`}
      submit="保存"
      initial={line ? { amount: line.amount, reason: line.reason ?? undefined } : { payer: 'level' }}
      act={{ ...write, mutateAsync: send }}
      onDone={() => {
        tell('已保存')
        onClose()
      }}
      onClose={onClose}
    >
      {line ? null : (
        <>
          <Form.Item name="organisationId" label="单位" rules={need('请选择单位')}>
            <OrganisationPick />
          </Form.Item>
          <Form.Item name="category" label="类别" rules={need('请填写类别')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="payer" label="付款">
            <Select options={Object.entries(payerNames).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
        </>
      )}
      <Form.Item name="amount" label="预算（元）" rules={needAmount}>
        <Input inputMode="decimal" />
      </Form.Item>
      <Form.Item name="reason" label="理由">
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}
