import { Form, Input } from 'antd'
import { base64Of } from '../../../shared/text/base64.ts'
import { addYuan, yuan } from '../../../shared/text/money.ts'
import { ActForm } from '../../../shared/ui/act-form.tsx'
import { FileInput } from '../../../shared/ui/file-input.tsx'
import { useTell } from '../../../shared/ui/told.ts'
import { typedYuan } from '../amounts.ts'
import { type CorrectionBody, usePropose } from '../api/use-corrections.ts'
import { need } from '../words.ts'

/** What is corrected: a line or a result of evaluation or assessment. */
export interface Subject {
  readonly lineNo?: number
  readonly adjustmentNo?: number
  readonly name: string
  /** What it comes to now, with the corrections approved so far. */
  readonly stands: string
  /** Whether it may become negative. */
  readonly mayFall: boolean
  /** What is known already: from a difference found by a comparison. */
  readonly suggested?: { readonly amount: string; readonly reason: string; readonly cause?: string }
}

interface Values {
  readonly amount: string
  readonly reason: string
  readonly cause?: string
  readonly file?: File
}

async function bodyOf({ lineNo, adjustmentNo }: Subject, { amount, reason, cause, file }: Values): Promise<CorrectionBody> {
  return {
    ...(lineNo === undefined ? {} : { lineNo }),
    ...(adjustmentNo === undefined ? {} : { adjustmentNo }),
    amount: amount.trim(),
    reason: reason.trim(),
    ...(cause?.trim() ? { cause: cause.trim() } : {}),
    ...(file ? { evidence: { name: file.name, content: await base64Of(file) } } : {}),
  }
}

/** Proposes to change what is sealed; the original stands, a second person decides. */
export function CorrectionForm({ id, subject, onClose }: { id: string; subject: Subject; onClose: () => void }) {
  const propose = usePropose(id)
  const tell = useTell()
  return (
    <ActForm<Values>
      open
      title={`更正：${subject.name}`}
      says={`现为 ${yuan(subject.stands)}。封存的原金额不改动，更正另列一行；提出人、核算人以外的人员审批同意后生效。`}
      submit="提出更正"
      {...(subject.suggested ? { initial: subject.suggested } : {})}
      act={{ ...propose, mutateAsync: async (values) => propose.mutateAsync(await bodyOf(subject, values)) }}
      onDone={() => {
        tell('更正已提出，待审批')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item
        name="amount"
        label="增减金额（元，减少填负数）"
        rules={[
          { required: true, message: '请填写金额' },
          { pattern: /^-?\d{1,14}(\.\d{1,2})?$/, message: '请填写金额，减少的以“-”开头，至多两位小数' },
        ]}
      >
        <Input inputMode="text" maxLength={18} suffix="元" />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.amount !== after.amount}>
        {({ getFieldValue }) => <Outcome subject={subject} typed={getFieldValue('amount') as string | undefined} />}
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={need('请填写理由')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="cause" label="差错的来由（可不填）">
        <Input maxLength={200} placeholder="如：价格补录、交付日期更改" />
      </Form.Item>
      <Form.Item name="file" label="佐证材料（可不附）">
        <FileInput name="佐证材料" />
      </Form.Item>
    </ActForm>
  )
}

/** What it would come to, while it is typed. */
const Outcome = ({ subject: { stands, mayFall }, typed }: { subject: Subject; typed: string | undefined }) => {
  const amount = typedYuan(typed)
  if (amount === null) return null
  const after = addYuan([stands, amount])
  return (
    <p className="num soft" style={{ marginTop: 0 }} aria-live="polite">
      更正后为 {yuan(after)}
      {!mayFall && after.startsWith('-') ? '，一行的金额不能低于零' : ''}
    </p>
  )
}
