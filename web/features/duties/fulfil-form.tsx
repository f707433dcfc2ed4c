import { Form, Input } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { FileInput } from '../../shared/ui/file-input.tsx'
import { useTell } from '../../shared/ui/told.ts'
import type { DutyView } from './api/use-duties.ts'
import { useFulfil } from './api/use-duty-act.ts'
import { need } from './words.ts'

interface Values {
  readonly note: string
  readonly evidence?: File | null
  readonly validFrom?: string | null
  readonly validTo?: string | null
}

/** Says what was done and attaches what proves it; once fulfilled, a further filing corrects the last one. */
export function FulfilForm({ duty, onClose }: { duty: DutyView; onClose: () => void }) {
  const fulfil = useFulfil(duty.id)
  const tell = useTell()
  const last = duty.fulfilledAt ? (duty.filings.at(-1)?.id ?? null) : null
  const says = last
    ? '更正与原来提交的一并保留，原来的标为已被更正。'
    : duty.state === 'overdue'
      ? `应于 ${duty.dueOn} 前履行，现在提交记为逾期后履行。`
      : `提交后即为履行，提交的内容不能撤回，有误可另行提交更正。`
  return (
    <ActForm<Values>
      open
      title={`${last ? '提交更正' : '履行'}：${duty.dutyName}`}
      says={says}
      submit={last ? '提交更正' : '提交'}
      act={{
        ...fulfil,
        mutateAsync: ({ note, evidence, validFrom, validTo }) =>
          fulfil.mutateAsync({
            note,
            evidence: evidence ?? null,
            validFrom: validFrom ?? null,
            validTo: validTo ?? null,
            replaces: last,
          }),
      }}
      onDone={() => {
        tell(last ? '更正已提交' : '已履行')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="note" label="履行情况" rules={need('请说明履行情况')}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item
        name="evidence"
        label={duty.document ? duty.document : '证明文件（可不附）'}
        rules={duty.document ? [{ required: true, message: `请附${duty.document}` }] : []}
      >
        <FileInput name={duty.document ?? '证明文件'} />
      </Form.Item>
      {duty.keeps ? (
        <>
          <Form.Item name="validFrom" label="有效期首日" extra="不填的，自今日起算。">
            <DayInput />
          </Form.Item>
          <Form.Item
            name="validTo"
            label="有效期最后一日（含当日）"
            extra={duty.valid ? `文书没有载明的可不填，按办法规定的有效期（${duty.valid}）计算。` : '文书长期有效的可不填。'}
          >
            <DayInput />
          </Form.Item>
        </>
      ) : null}
    </ActForm>
  )
}
