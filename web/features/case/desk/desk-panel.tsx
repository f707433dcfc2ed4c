import { SaveOutlined } from '@ant-design/icons'
import { Alert, Button, Form } from 'antd'
import { useState } from 'react'
import { showFaults } from '../../../shared/ui/form-faults.ts'
import { Panel } from '../../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx'
import { useTell } from '../../../shared/ui/told.ts'
import type { CaseView, Desk } from '../api/use-case.ts'
import { useWriteCase } from '../api/use-write-case.ts'
import { AskedFields } from './asked-fields.tsx'
import { contentOf, type DeskValues, sameText, valuesOf } from './content.ts'
import { DeskMaterials } from './desk-materials.tsx'
import { Estimate } from './estimate.tsx'
import { ExpectedTime } from './expected-time.tsx'
import { Levels } from './levels.tsx'
import { LinesEditor } from './lines-editor.tsx'
import { Outcomes } from './outcomes.tsx'

interface DeskPanelProps {
  readonly file: CaseView
  readonly desk: Desk
  readonly onReload: () => void
}

/** Where the person whose turn it is works: form, order, papers, decision. */
export function DeskPanel({ file, desk, onReload }: DeskPanelProps) {
  const [form] = Form.useForm<DeskValues>()
  const write = useWriteCase(file.id)
  const tell = useTell()
  const order = file.procedure.order
  const stored = sameText(contentOf(valuesOf(file, desk), desk, order))
  // What stood on the server when this form was filled from it, or when it was last saved from here.
  const [base, setBase] = useState(stored)
  const [problem, setProblem] = useState<unknown>(null)
  const written = () => contentOf(form.getFieldsValue(true) as DeskValues, desk, order)
  const writes = desk.asks.length > 0 || desk.lines

  const refused = (error: unknown) => {
    setProblem(error)
    showFaults(form, error)
  }
  const saved = () => {
    setBase(sameText(written()))
    setProblem(null)
  }
  const save = () =>
    write.mutate({ version: file.version, content: written() }, { onError: refused, onSuccess: () => [saved(), tell('草稿已保存')] })
  return (
    <Panel
      title={`办理：${file.step?.name ?? ''}`}
      extra={file.submissions === 0 ? <span className="soft">草稿只有本单位能看到</span> : null}
    >
      <div className="stack">
        <Levels desk={desk} />
        {writes && stored !== base ? (
          <Alert
            type="warning"
            showIcon
            title="他人刚刚修改了本页内容"
            description="继续保存会覆盖他人的修改；可先载入最新内容。"
            action={
              <Button size="small" onClick={onReload}>
                载入最新内容
              </Button>
            }
          />
        ) : null}
        {writes ? (
          <Form form={form} layout="vertical" initialValues={valuesOf(file, desk)} scrollToFirstError={{ focus: true }}>
            <AskedFields asks={desk.asks} prefix={['fields']} bodies={file.bodies} />
            {desk.lines ? <LinesEditor file={file} /> : null}
            {desk.lines ? <Estimate form={form} order={order} /> : null}
          </Form>
        ) : null}
        {file.submissions === 0 ? <ExpectedTime procedureId={file.procedure.id} /> : null}
        <DeskMaterials file={file} desk={desk} />
        <ProblemNotice error={problem} onReload={onReload} />
        {writes ? (
          <div>
            <Button icon={<SaveOutlined aria-hidden />} onClick={save} loading={write.isPending}>
              保存草稿
            </Button>
          </div>
        ) : null}
        <Outcomes
          file={file}
          desk={desk}
          ready={async () => {
            if (writes) await form.validateFields()
          }}
          content={() => (writes && sameText(written()) !== stored ? written() : null)}
          onRefused={refused}
          onReload={onReload}
        />
      </div>
    </Panel>
  )
}
