import { useParams } from '@tanstack/react-router'
import { Alert } from 'antd'
import { MatterDocuments } from '../../shared/official/matter-documents.tsx'
import { useMay } from '../../shared/session/use-session.ts'
import { periodTo } from '../../shared/text/time.ts'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { Views } from '../../shared/ui/views.tsx'
import { Acts } from './acts.tsx'
import { Corrections } from './after/corrections.tsx'
import { Differences } from './after/differences.tsx'
import { Payments } from './after/payments.tsx'
import { useStatement } from './api/use-statement.ts'
import type { Statement } from './api/use-statements.ts'
import { Downloads } from './downloads.tsx'
import { ExplanationDrawer } from './lines/explanation-drawer.tsx'
import { Lines } from './lines/lines.tsx'
import { RunProgress } from './run/run-progress.tsx'
import { Seal } from './seal.tsx'
import { Adjustments } from './sums/adjustments.tsx'
import { Head } from './sums/head.tsx'
import { Months } from './sums/months.tsx'
import { Totals } from './sums/totals.tsx'
import './statement.css'

export default function StatementPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useStatement(id)
  const title = query.data ? `结算单 ${periodTo(query.data.from, query.data.to)}` : '结算单'
  return (
    <Page title={title} actions={query.data ? <Downloads statement={query.data} /> : null}>
      <Loaded query={query}>{(statement) => <Body statement={statement} onReload={() => void query.refetch()} />}</Loaded>
    </Page>
  )
}

function Body({ statement, onReload }: { statement: Statement; onReload: () => void }) {
  const [{ line }, setFilters] = useFilters()
  return (
    <div className="stack">
      {statement.notice ? <Alert type="warning" showIcon title={statement.notice} /> : null}
      <RunProgress />
      <Head statement={statement} />
      <Acts statement={statement} onReload={onReload} />
      <Parts statement={statement} />
      {statement.seal ? <Seal statement={statement} /> : null}
      {statement.seal && statement.whole ? <MatterDocuments subject={{ about: 'statement', aboutId: statement.id }} /> : null}
      <ExplanationDrawer statement={statement} no={line ? Number(line) : null} onClose={() => setFilters({ line: undefined })} />
    </div>
  )
}

/** The parts of a statement; those that begin with the seal are shown after it. */
function Parts({ statement }: { statement: Statement }) {
  const { id } = statement
  const sums = { key: 'sums', name: '汇总', content: () => <Summary statement={statement} /> }
  const lines = { key: 'lines', name: '明细', content: () => <Lines statement={statement} /> }
  const after = [
    { key: 'corrections', name: '更正', content: () => <Corrections id={id} /> },
    { key: 'payments', name: '付款', content: () => <Payments id={id} /> },
  ]
  const differences = { key: 'differences', name: '差异', content: () => <Differences statement={statement} /> }
  return (
    <div>
      <Views label="结算单的各部分" of={[sums, lines, ...(statement.state === 'sealed' ? after : []), differences]} />
    </div>
  )
}

function Summary({ statement: { id, regimeId, state } }: { statement: Statement }) {
  const may = useMay()
  return (
    <div className="stack">
      <Totals id={id} />
      <Adjustments id={id} regimeId={regimeId} corrects={state === 'sealed' && may('statement.correct')} />
      <Months id={id} />
    </div>
  )
}
