import type { TableColumnsType } from 'antd'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { type DutyFilter, type DutyRow, type DutyState, useDuties } from './api/use-duties.ts'
import { DueMark, Outcome } from './due-mark.tsx'
import { periodInWords, stateNames } from './words.ts'

// The widths are said, so that the tables of one wall stand in line.
const columns = (done: boolean): TableColumnsType<DutyRow> => [
  { title: '义务', width: '30%', render: (_, row) => <Go to={`/duties/${row.id}`}>{row.dutyName}</Go> },
  {
    title: '义务单位',
    width: '24%',
    render: (_, row) => (
      <>
        {row.organisationName}
        {row.systemName ? <div className="soft">{row.systemName}</div> : null}
      </>
    ),
  },
  { title: '所属期间或事项', render: (_, row) => row.caseNumber ?? (periodInWords(row) || '—') },
  { title: '应履行之日', width: 130, render: (_, row) => <span className="num">{row.dueOn}</span> },
  { title: '情况', width: 170, render: (_, row) => <DueMark of={row} /> },
  ...(done ? [{ title: '履行时间', width: 170, render: (_: unknown, row: DutyRow) => <Outcome of={row} /> }] : []),
]

interface DutyTableProps {
  readonly state: DutyState
  readonly filter: DutyFilter
}

/** The duties of one state, page by page. */
export function DutyTable({ state, filter }: DutyTableProps) {
  const pages = useDuties({ ...filter, state })
  return (
    <ListTable
      label={stateNames[state]}
      pages={pages}
      columns={columns(state === 'fulfilled')}
      rowKey={({ id }) => id}
      empty={`没有${stateNames[state]}的义务。`}
    />
  )
}
