import { SaveOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import { useEffect, useState } from 'react'
import { Problem } from '../../../shared/api/problem.ts'
import { putFaults } from '../../../shared/ui/form-faults.ts'
import { Panel } from '../../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx'
import { useTell } from '../../../shared/ui/told.ts'
import type { CaseView, Desk } from '../api/use-case.ts'
import type { Content } from '../api/use-write-case.ts'
import { ConflictNotice } from './conflict.tsx'
import type { Kept } from './consequence.ts'
import { type DeskValues, valuesOf } from './content.ts'
import { DeskForm } from './desk-form.tsx'
import { DeskMaterials } from './desk-materials.tsx'
import { DraftMark } from './draft-mark.tsx'
import { ExpectedTime } from './expected-time.tsx'
import { Levels } from './levels.tsx'
import { Outcomes } from './outcomes.tsx'
import type { Wrong } from './paged.tsx'
import { type Faults, useDraft } from './use-draft.ts'

interface DeskPanelProps {
  readonly file: CaseView
  readonly desk: Desk
  readonly onReload: () => void
  readonly onStale: (kept: Kept) => void
}

/** Where the person whose turn it is works: form, order, papers, decision. */
export function DeskPanel({ file, desk, onReload, onStale }: DeskPanelProps) {
  const [form] = Form.useForm<DeskValues>()
  const tell = useTell()
  const writes = desk.asks.length > 0 || desk.lines
  const onOvertaken = ({ fields }: Content) =>
    onStale({
      what: '填写本页',
      texts: Object.entries(fields).flatMap(([field, value]) =>
        value === null ? [] : [[file.fieldLabels[field] ?? field, String(value)] as const],
      ),
    })
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const tellFaults = (faults: Faults, asked: boolean) => {
    const [first] = faults
    if (first && asked) setWrong({ at: placeOf(first.path.split('/').filter(Boolean)) })
    putFaults(form, faults, '', asked)
  }
  const faulty = (error: unknown, asked: boolean) => tellFaults([...Problem.of(error).faults], asked)
  const draft = useDraft({ file, desk, form, onOvertaken, onRefused: faulty, onUnfit: tellFaults })
  // What was left unfit is marked when somebody comes back to it; he begins where he likes.
  useEffect(() => putFaults(form, desk.unfit?.faults ?? [], '', false), [])
  const refused = (error: unknown) => {
    draft.setProblem(error)
    faulty(error, true)
  }
  const ready = async () => {
    if (!writes) return
    try {
      await form.validateFields()
    } catch (thrown) {
      const [first] = (thrown as { errorFields?: { name: (string | number)[] }[] }).errorFields ?? []
      if (first) setWrong({ at: placeOf(first.name) })
      throw thrown
    }
  }
  const save = async () => {
    if (await draft.save(true)) tell('草稿已保存')
  }
  return (
    <Panel
      title={`办理：${file.step?.name ?? ''}`}
      extra={
        <>
          {file.submissions === 0 ? <span className="soft">草稿只有本单位能看到</span> : null}
          {writes && !draft.conflict ? <DraftMark state={draft.state} savedAt={draft.savedAt} /> : null}
        </>
      }
    >
      <div className="stack">
        <Levels desk={desk} />
        {draft.conflict ? <ConflictNotice file={file} {...draft.conflict} onSettle={draft.settle} /> : null}
        {writes ? (
          <Form
            form={form}
            layout="vertical"
            initialValues={valuesOf(file, desk)}
            scrollToFirstError={{ focus: true }}
            onValuesChange={draft.touched}
          >
            <DeskForm file={file} desk={desk} form={form} onImported={draft.touched} wrong={wrong} />
          </Form>
        ) : null}
        {file.submissions === 0 ? <ExpectedTime procedureId={file.procedure.id} /> : null}
        <DeskMaterials file={file} desk={desk} />
        <ProblemNotice error={draft.problem} onReload={onReload} />
        {writes ? (
          <div>
            <Button
              icon={<SaveOutlined aria-hidden />}
              onClick={() => void save()}
              loading={draft.state === 'saving'}
              disabled={draft.conflict !== null}
            >
              保存草稿
            </Button>
          </div>
        ) : null}
        {draft.conflict ? null : (
          <Outcomes
            file={file}
            desk={desk}
            ready={ready}
            save={() => draft.save(true)}
            version={draft.version}
            onRefused={refused}
            onStale={onStale}
          />
        )}
      </div>
    </Panel>
  )
}

/** The field that a path leads to, or `lines`. */
const placeOf = ([first, second]: readonly (string | number)[]): string => String(first === 'fields' ? second : first)
