import { useParams } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useState } from 'react'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { WatchButton } from '../../shared/ui/watch-button.tsx'
import { Advice } from './advice.tsx'
import { type CaseView, useCase } from './api/use-case.ts'
import { CaseHeader } from './case-header.tsx'
import { Clocks } from './clocks.tsx'
import { DeskPanel } from './desk/desk-panel.tsx'
import { Documents } from './documents.tsx'
import { LinesTable } from './lines-table.tsx'
import { Materials } from './materials.tsx'
import { SaidFields } from './said-fields.tsx'
import { StepLine } from './step-line.tsx'
import { openedByPlatform, Timeline } from './timeline.tsx'
import { Versions } from './versions.tsx'
import './case.css'

export default function CasePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useCase(id)
  const [generation, setGeneration] = useState(0)
  // The forms are filled anew from what is there now; what was typed on the older version is given up.
  const reload = async () => {
    await query.refetch()
    setGeneration((before) => before + 1)
  }
  return (
    <Page
      title={query.data ? `${query.data.procedure.name} ${query.data.number}` : '办件'}
      actions={query.data ? <WatchButton kind="case" id={id} /> : null}
    >
      <Loaded query={query} rows={10}>
        {(file) => <CaseBody file={file} generation={generation} onReload={() => void reload()} />}
      </Loaded>
    </Page>
  )
}

interface CaseBodyProps {
  readonly file: CaseView
  readonly generation: number
  readonly onReload: () => void
}

function CaseBody({ file, generation, onReload }: CaseBodyProps) {
  const writes = file.desk?.lines ?? false
  return (
    <div className="stack">
      {file.notice ? <Alert type="warning" showIcon title={file.notice} /> : null}
      <CaseHeader file={file} />
      <Panel title="办理环节" extra={<span className="soft">依据《{file.regime.title}》</span>}>
        <StepLine steps={file.steps} />
      </Panel>
      <div className="split">
        <div className="stack">
          <Findings file={file} />
          {file.desk ? <DeskPanel key={`${file.step?.id} ${generation}`} file={file} desk={file.desk} onReload={onReload} /> : null}
          {file.consulted ? <Advice id={file.id} /> : null}
          <SaidFields file={file} hidden={file.desk?.asks.map(({ field }) => field) ?? []} />
          {writes || file.lines.length === 0 ? null : (
            <Panel title="资源明细" flush>
              <LinesTable lines={file.lines} />
            </Panel>
          )}
          <Materials file={file} />
          <Documents documents={file.documents} />
          {file.versions > 0 ? <Versions id={file.id} /> : null}
        </div>
        <div className="stack">
          <Panel title="办理经过">
            <Timeline file={file} />
          </Panel>
          <Clocks clocks={file.clocks} />
        </div>
      </div>
    </div>
  )
}

/** Nobody submitted what the platform found by itself. */
const whenFound = (version: number): string => (version === 0 ? '平台发现' : `第 ${version} 次提交`)

const Findings = ({ file, file: { findings } }: { file: CaseView }) =>
  findings.length === 0 ? null : (
    <Panel title={openedByPlatform(file) ? '据以立案的发现' : '提示事项'}>
      <div className="stack-tight">
        {findings.map(({ version, rule, message, words }) => (
          <Alert
            key={`${version}${rule}${message}`}
            type="warning"
            showIcon
            title={message}
            description={`${whenFound(version)} · ${words}`}
          />
        ))}
      </div>
    </Panel>
  )
