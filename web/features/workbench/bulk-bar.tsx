import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { type BulkOutcome, BulkOutcomeModal } from '../../shared/ui/bulk-outcome.tsx'
import { FileInput } from '../../shared/ui/file-input.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useAcceptWorkOrders, useConfirmQuantities, useFulfilDuties, useReadPapers } from './api/use-bulk.ts'
import type { WaitingRow } from './api/use-waiting.ts'
import { bulkOf } from './words.ts'

/** The most that one act takes. */
const most = 100

interface BulkBarProps {
  readonly chosen: readonly WaitingRow[]
  readonly onDone: () => void
}

/** What can be done to all the rows chosen; each is dealt with by itself, and told by itself. */
export function BulkBar({ chosen, onDone }: BulkBarProps) {
  const [filing, setFiling] = useState(false)
  const [told, setTold] = useState<{ readonly outcome: BulkOutcome; readonly names: ReadonlyMap<string, string> } | null>(null)
  const accept = useAcceptWorkOrders()
  const confirm = useConfirmQuantities()
  const read = useReadPapers()
  const kind = chosen[0] ? bulkOf(chosen[0]) : null
  const alike = kind !== null && chosen.every((row) => bulkOf(row) === kind)
  const done = (outcome: BulkOutcome) => {
    setTold({ outcome, names: new Map(chosen.map((row) => [row.id, nameOf(row)])) })
    onDone()
  }
  const names = { accept: '接收所选工单', confirm: '确认所选计量', read: '将所选记为已阅', file: '以同一份证明履行' } as const
  const act = kind === 'accept' ? accept : kind === 'read' ? read : confirm
  return (
    <>
      {chosen.length > 0 ? (
        <div className="row" style={{ padding: '8px 16px', borderBottom: '1px solid var(--line)' }}>
          <span>已选 {chosen.length} 项</span>
          {alike ? (
            <Button
              type="primary"
              disabled={chosen.length > most}
              loading={act.isPending}
              onClick={() => (kind === 'file' ? setFiling(true) : act.mutate(chosen, { onSuccess: done }))}
            >
              {names[kind]}
            </Button>
          ) : (
            <span className="soft">所选的不是同一类事项，不能一并办理；请按类别筛选后再选。</span>
          )}
          {chosen.length > most ? <span className="soft">一次最多 {most} 项</span> : null}
        </div>
      ) : null}
      <ProblemNotice error={accept.error ?? confirm.error ?? read.error} />
      <FileSame open={filing} chosen={chosen} onDone={done} onClose={() => setFiling(false)} />
      <BulkOutcomeModal outcome={told?.outcome ?? null} nameOf={(id) => told?.names.get(id) ?? id} onClose={() => setTold(null)} />
    </>
  )
}

const nameOf = ({ title, number, organisationName, systemName }: WaitingRow): string =>
  [title, number, systemName ?? organisationName].filter(Boolean).join(' · ')

interface FileSameProps {
  readonly open: boolean
  readonly chosen: readonly WaitingRow[]
  readonly onDone: (outcome: BulkOutcome) => void
  readonly onClose: () => void
}

interface Values {
  readonly note: string
  readonly evidence?: File | null
}

/** The same paper for several duties: one that asks for another paper, or for days of validity, is refused by itself. */
function FileSame({ open, chosen, onDone, onClose }: FileSameProps) {
  const fulfil = useFulfilDuties()
  return (
    <ActForm<Values>
      open={open}
      title={`以同一份证明履行 ${chosen.length} 项义务`}
      says="逐项提交，各项分别留有记录；提交的内容不能撤回，有误可在该项义务中另行提交更正。"
      submit="逐项提交"
      act={{
        ...fulfil,
        mutateAsync: async ({ note, evidence }) => {
          const outcome = await fulfil.mutateAsync({ rows: chosen, note, evidence: evidence ?? null })
          onClose()
          onDone(outcome)
        },
      }}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="note" label="履行情况" rules={[{ required: true, whitespace: true, message: '请说明履行情况' }]}>
        <Input.TextArea rows={4} maxLength={1000} />
      </Form.Item>
      <Form.Item name="evidence" label="证明文件（义务要求的须附）">
        <FileInput name="证明文件" />
      </Form.Item>
    </ActForm>
  )
}
