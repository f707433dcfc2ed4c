import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay, useSession } from '../../../shared/session/use-session.ts'
import { localTime } from '../../../shared/text/time.ts'
import { ListTable } from '../../../shared/ui/list-table.tsx'
import { Mark } from '../../../shared/ui/mark.tsx'
import { Panel } from '../../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx'
import { useTell } from '../../../shared/ui/told.ts'
import { useFilters } from '../../../shared/ui/use-filters.ts'
import { change } from '../amounts.ts'
import { type Correction, useCorrections, useWithdraw } from '../api/use-corrections.ts'
import { correctionNames, correctionTones } from '../words.ts'
import { DecisionForm } from './decision-form.tsx'

/** Corrections of the sealed statement: what they change, why, who proposed and decided. */
export function Corrections({ id }: { id: string }) {
  const pages = useCorrections(id)
  const [, setFilters] = useFilters()
  const [deciding, setDeciding] = useState<Correction | null>(null)
  const withdraw = useWithdraw(id)
  const tell = useTell()
  const acts = useActs(setDeciding, (no) => withdraw.mutate(no, { onSuccess: () => tell('更正已撤回') }))
  return (
    <Panel title="更正" flush extra={<span className="soft">封存的原行不改动；在明细中点一行的金额可提出更正</span>}>
      <ProblemNotice error={withdraw.error} />
      <ListTable
        label="更正"
        pages={pages}
        columns={[...columns(id, (no) => setFilters({ line: String(no) })), ...acts]}
        rowKey={({ no }) => String(no)}
        empty="没有更正，封存的金额有效。"
      />
      {deciding ? <DecisionForm id={id} correction={deciding} onClose={() => setDeciding(null)} /> : null}
    </Panel>
  )
}

/** The buttons of a proposal that still waits; none for who may neither decide nor withdraw. */
function useActs(decide: (correction: Correction) => void, withdraw: (no: number) => void): TableColumnsType<Correction> {
  const may = useMay()
  const { data: session } = useSession()
  const own = ({ proposedByPerson }: Correction) => proposedByPerson !== null && proposedByPerson === session?.person.name
  if (!may('statement.review') && !may('statement.correct')) return []
  const render = (_: unknown, row: Correction) =>
    row.state === 'proposed' ? (
      <span className="row" style={{ gap: 6 }}>
        {may('statement.review') ? (
          <Button size="small" aria-label={`审批第 ${row.no} 号更正`} onClick={() => decide(row)}>
            审批
          </Button>
        ) : null}
        {may('statement.correct') && own(row) ? (
          <Button size="small" aria-label={`撤回第 ${row.no} 号更正`} onClick={() => withdraw(row.no)}>
            撤回
          </Button>
        ) : null}
      </span>
    ) : null
  return [{ title: '操作', render }]
}

const columns = (id: string, explain: (line: number) => void): TableColumnsType<Correction> => [
  { title: '号', dataIndex: 'no', width: 56, className: 'num' },
  {
    title: '所更正的',
    render: (_, row) => (
      <>
        {row.lineNo === null ? (
          row.name
        ) : (
          <Button
            type="link"
            className="link-button"
            aria-label={`第 ${row.lineNo} 行 ${row.name}，查看原行`}
            onClick={() => explain(row.lineNo ?? 0)}
          >
            第 {row.lineNo} 行 {row.name}
          </Button>
        )}
        <div className="soft">{[row.systemName ?? row.organisationName, row.providerName].filter(Boolean).join(' · ')}</div>
        {row.payer === 'unit' ? <Mark>独立结算，单位自付</Mark> : null}
      </>
    ),
  },
  {
    title: '理由',
    width: 240,
    render: (_, row) => (
      <div className="wrap">
        {row.reason}
        {row.cause ? <div className="soft">来由：{row.cause}</div> : null}
        {row.evidence ? (
          <div>
            <a href={`/api/v1/statements/${id}/corrections/${row.no}/evidence`} download>
              {row.evidence}
            </a>
          </div>
        ) : null}
      </div>
    ),
  },
  {
    title: '提出',
    render: (_, row) => (
      <>
        {row.proposedBy} {row.proposedByPerson}
        <div className="soft num">{localTime(row.proposedAt)}</div>
      </>
    ),
  },
  { title: '审批', render: (_, row) => <Decision of={row} /> },
  { title: '金额', align: 'right', render: (_, row) => <strong className="num">{change(row.amount)}</strong> },
]

const Decision = ({ of: { state, decidedBy, decidedByPerson, decidedAt, opinion } }: { of: Correction }) => (
  <div className="wrap">
    <Mark tone={correctionTones[state]}>{correctionNames[state]}</Mark>
    {decidedAt ? (
      <div className="soft">
        {decidedBy} {decidedByPerson} <span className="num">{localTime(decidedAt)}</span>
      </div>
    ) : null}
    {opinion ? <div>{opinion}</div> : null}
  </div>
)
