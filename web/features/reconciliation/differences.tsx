import { Button, Checkbox, Select, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { yuan } from '../../shared/text/money.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type DifferenceFilter, type DifferenceRow, type Reconciliation, useDifferences } from './api/use-reconciliation.ts'
import { type Chosen, DecideForm } from './decide-form.tsx'
import { DifferenceDrawer } from './difference-drawer.tsx'
import { type CauseKind, causeNames, type DifferenceState, optionsOf, stateNames, stateTones } from './words.ts'

const columnsWith = (show: (no: number) => void): TableColumnsType<DifferenceRow> => [
  {
    title: '云资源',
    render: (_, row) => (
      <>
        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => show(row.no)}>
          {row.itemName ?? row.named}
        </Button>
        <div className="soft">{row.itemName ? row.named : (row.itemCode ?? '')}</div>
      </>
    ),
  },
  {
    title: '单位',
    minWidth: 130,
    render: (_, row) => (
      <>
        {row.organisationName ?? '—'}
        <div className="soft">{row.systemName}</div>
      </>
    ),
  },
  {
    title: '月份',
    render: (_, row) => (
      <span className="num">{row.firstMonth === row.lastMonth ? row.firstMonth : `${row.firstMonth} 至 ${row.lastMonth}`}</span>
    ),
  },
  { title: '对方', align: 'right', render: (_, row) => <span className="num">{yuan(row.theirs)}</span> },
  { title: '本方', align: 'right', render: (_, row) => <span className="num">{yuan(row.ours)}</span> },
  { title: '差额', align: 'right', render: (_, row) => <strong className="num">{yuan(row.difference)}</strong> },
  {
    title: '可能的原因',
    render: (_, row) => (
      <div style={{ maxWidth: 320, whiteSpace: 'normal' }}>
        {row.causes.map(({ kind, amount }) => `${causeNames[kind]} ${yuan(amount)}`).join('；')}
      </div>
    ),
  },
  {
    title: '处理',
    render: (_, row) => (
      <>
        <Mark tone={stateTones[row.state]}>{stateNames[row.state]}</Mark>
        {row.commented ? <div className="soft">云服务商有说明</div> : null}
      </>
    ),
  },
]

/** A box to tick: the one in the head of the table would be read twice. */
const pickColumn = (picked: readonly number[], pick: (nos: readonly number[]) => void): TableColumnsType<DifferenceRow>[number] => ({
  title: '选择',
  width: 64,
  render: (_, { no, named, firstMonth }) => (
    <Checkbox
      aria-label={`选择 ${named} ${firstMonth}`}
      checked={picked.includes(no)}
      onChange={({ target }) => pick(target.checked ? [...picked, no] : picked.filter((each) => each !== no))}
    />
  ),
})

/** The list of differences: by cause and state, decided one by one or all that are alike. */
export function Differences({ of, decides }: { of: Reconciliation; decides: boolean }) {
  const [filters, setFilters] = useFilters()
  const cause = filters.cause as CauseKind | undefined
  const state = filters.state as DifferenceState | undefined
  const pages = useDifferences(of.id, { ...(cause ? { cause } : {}), ...(state ? { state } : {}) } satisfies DifferenceFilter)
  const [shown, setShown] = useState<number | null>(null)
  const [ticked, setTicked] = useState<readonly number[]>([])
  const [deciding, setDeciding] = useState<Chosen | null>(null)
  const chosen = pages.items.filter(({ no }) => ticked.includes(no))
  const picked =
    chosen[0] && chosen.every((row) => row.state === chosen[0]?.state)
      ? { state: chosen[0].state, nos: chosen.map(({ no }) => no), count: chosen.length }
      : null
  const alike = of.sums.reduce((sum, row) => (row.state === state && (!cause || row.cause === cause) ? sum + row.count : sum), 0)
  return (
    <>
      <Panel
        flush
        title="差异"
        extra={
          <>
            <Select
              aria-label="主要原因"
              allowClear
              placeholder="主要原因"
              style={{ width: 150 }}
              value={cause}
              onChange={(value?: string) => setFilters({ cause: value })}
              options={optionsOf(causeNames)}
            />
            <Select
              aria-label="处理情况"
              allowClear
              placeholder="处理情况"
              style={{ width: 130 }}
              value={state}
              onChange={(value?: string) => setFilters({ state: value })}
              options={optionsOf(stateNames)}
            />
            {decides ? (
              <>
                <Button disabled={!picked} onClick={() => setDeciding(picked)}>
                  处理所选 {chosen.length} 处
                </Button>
                <Button
                  disabled={!state || alike === 0}
                  title={state ? undefined : '请先按处理情况筛选'}
                  onClick={() => state && setDeciding({ state, ...(cause ? { cause } : {}), count: alike })}
                >
                  处理筛选出的全部{state ? ` ${alike} 处` : ''}
                </Button>
              </>
            ) : null}
          </>
        }
      >
        <ListTable
          label="账单差异"
          pages={pages}
          columns={[...(decides ? [pickColumn(ticked, setTicked)] : []), ...columnsWith(setShown)]}
          rowKey={({ no }) => String(no)}
          empty="没有符合条件的差异。"
        />
      </Panel>
      <DifferenceDrawer of={of} no={shown} decides={decides} onDecide={setDeciding} onClose={() => setShown(null)} />
      {deciding ? (
        <DecideForm
          id={of.id}
          chosen={deciding}
          onClose={() => {
            setDeciding(null)
            setTicked([])
          }}
        />
      ) : null}
    </>
  )
}
