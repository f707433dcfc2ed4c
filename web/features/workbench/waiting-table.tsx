import { Segmented, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { localTime } from '../../shared/text/time.ts'
import { ClockMark } from '../../shared/ui/clock-mark.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { useWaiting, type WaitingCounts, type WaitingKind, type WaitingRow } from './api/use-waiting.ts'
import { BulkBar } from './bulk-bar.tsx'
import { ConfirmAccount } from './confirm-account.tsx'
import { bulkOf, kindNames, placeOf } from './words.ts'

const columns: TableColumnsType<WaitingRow> = [
  {
    title: '事项',
    render: (_, row) => (
      <>
        {row.kind === 'account' ? row.title : <Go to={placeOf(row)}>{row.title}</Go>}
        <div className="soft num">{[kindNames[row.kind], row.number].filter(Boolean).join(' · ')}</div>
      </>
    ),
  },
  {
    title: '要做什么',
    width: 130,
    render: (_, row) => (row.kind === 'account' ? <ConfirmAccount row={row} /> : <strong>{row.stepName ?? row.act}</strong>),
  },
  {
    title: '单位与系统',
    width: 170,
    render: (_, row) => (
      <>
        {row.organisationName ?? '—'}
        {row.systemName ? <div className="soft">{row.systemName}</div> : null}
      </>
    ),
  },
  {
    title: '时限',
    width: 190,
    render: (_, row) => (row.clock ? <ClockMark clock={row.clock} withDue /> : <span className="soft">无期限</span>),
  },
  { title: '到来时间', width: 110, render: (_, row) => <span className="num">{localTime(row.since).slice(0, 10)}</span> },
]

/** All that waits, of all kinds or of one; several of one kind may be chosen where the law asks for no opinion of each. */
export function WaitingTable({ counts }: { counts: WaitingCounts }) {
  const [filters, setFilters] = useFilters()
  const kind = counts.kinds.find((each) => each.kind === filters.kind)?.kind
  const pages = useWaiting(kind)
  const [ids, setIds] = useState<readonly string[]>([])
  const chosen = pages.items.filter(({ id }) => ids.includes(id))
  const choose = (to: string) => {
    setIds([])
    setFilters({ kind: to || undefined })
  }
  const options = [
    { value: '', label: `全部 ${counts.count}` },
    ...counts.kinds.map((each) => ({ value: each.kind as string, label: `${kindNames[each.kind]} ${each.count}` })),
  ]
  const selectable = pages.items.some((row) => bulkOf(row) !== null)
  return (
    <Panel title="等我办理" flush>
      {counts.kinds.length > 1 ? (
        <div style={{ padding: '10px 16px 0', overflowX: 'auto' }}>
          <Segmented aria-label="事项类别" options={options} value={kind ?? ''} onChange={choose} />
        </div>
      ) : null}
      <BulkBar chosen={chosen} onDone={() => setIds([])} />
      <ListTable
        label="等我办理"
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        empty="目前没有等您办理的事项；轮到您时会列在这里。"
        more={selectable ? { rowSelection: selection(ids, setIds) } : {}}
      />
    </Panel>
  )
}

const selection = (ids: readonly string[], setIds: (ids: readonly string[]) => void) => ({
  columnTitle: <span className="visually-hidden">选择</span>,
  columnWidth: 44,
  selectedRowKeys: [...ids],
  onChange: (keys: readonly unknown[]) => setIds(keys.map(String)),
  getCheckboxProps: (row: WaitingRow) => ({
    disabled: bulkOf(row) === null,
    'aria-label': `选择${kindNames[row.kind as WaitingKind]}${row.number ?? row.title}`,
  }),
})
