import { useParams } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useState } from 'react'
import { MatterDocuments } from '../../shared/official/matter-documents.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { WatchButton } from '../../shared/ui/watch-button.tsx'
import { Advice } from './advice.tsx'
import { type CaseView, useCase } from './api/use-case.ts'
import { CaseHeader } from './case-header.tsx'
import { Clocks } from './clocks.tsx'
import type { Kept } from './desk/consequence.ts'
import { DeskPanel } from './desk/desk-panel.tsx'
import { Documents } from './documents.tsx'
import { LinesTable } from './lines-table.tsx'
import { Materials } from './materials.tsx'
import { Overtaken } from './overtaken.tsx'
import { SaidFields } from './said-fields.tsx'
import { StepsPanel } from './steps-panel.tsx'
import { StoryPanel } from './story-panel.tsx'
import { openedByPlatform } from './timeline.tsx'
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
  const [kept, setKept] = useState<Kept | null>(null)
  return (
    <div className="stack">
      {kept ? <Overtaken file={file} kept={kept} onClose={() => setKept(null)} /> : null}
      {file.notice ? <Alert type="warning" showIcon title={file.notice} /> : null}
      <CaseHeader file={file} />
      <StepsPanel file={file} />
      <div className="split">
        <div className="stack">
          <Findings file={file} />
          {file.desk ? (
            <DeskPanel key={`${file.step?.id} ${generation}`} file={file} desk={file.desk} onReload={onReload} onStale={setKept} />
          ) : null}
          {file.consulted ? <Advice id={file.id} /> : null}
          <SaidFields file={file} hidden={file.desk?.asks.map(({ field }) => field) ?? []} />
          {writes || file.lines.length === 0 ? null : (
            <Panel title="资源明细" flush>
              <LinesTable lines={file.lines} />
            </Panel>
          )}
          <Materials file={file} />
          <Documents documents={file.documents} />
          <MatterDocuments subject={{ about: 'case', aboutId: file.id }} />
          {file.versions > 0 ? <Versions id={file.id} /> : null}
        </div>
        <div className="stack">
          <StoryPanel file={file} />
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
