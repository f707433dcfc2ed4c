import { Segmented, type TableColumnsType } from 'antd'
import { addYuan, yuan } from '../../../shared/text/money.ts'
import { PlainTable } from '../../../shared/ui/list-table.tsx'
import { Loaded } from '../../../shared/ui/loaded.tsx'
import { Panel } from '../../../shared/ui/panel.tsx'
import { useFilters } from '../../../shared/ui/use-filters.ts'
import { isZero, unlessZero } from '../amounts.ts'
import { type Total, useTotals } from '../api/use-sums.ts'
import { LinesLink } from '../lines/lines-link.tsx'
import { type Ground, groundNames } from '../words.ts'

/** The filter of the lines that one of the sums stands for; lines are not asked for by budget channel. */
const fields = { unit: 'organisation', system: 'system', provider: 'provider', category: 'category', channel: null } as const
const rowsAtOnce = 100

/** Sums by unit, system, provider, category or channel; each leads to its lines. */
export function Totals({ id }: { id: string }) {
  const [filters, setFilters] = useFilters()
  const by = filters.by && filters.by in groundNames ? (filters.by as Ground) : 'unit'
  return (
    <Panel
      title="合计"
      flush
      extra={
        <Segmented
          aria-label="合计方式"
          size="small"
          value={by}
          onChange={(to) => setFilters({ by: to === 'unit' ? undefined : to })}
          options={Object.entries(groundNames).map(([value, label]) => ({ value: value as Ground, label }))}
        />
      }
    >
      <Sums id={id} by={by} />
    </Panel>
  )
}

function Sums({ id, by }: { id: string; by: Ground }) {
  const query = useTotals(id, by)
  return (
    <Loaded query={query} rows={3}>
      {({ items, total }) => (
        <PlainTable
          label={`合计，${groundNames[by]}`}
          rows={items}
          rowKey={({ key }) => key}
          empty="没有明细。"
          columns={columnsOf(by, items)}
          more={{
            ...(items.length > rowsAtOnce ? { pagination: { pageSize: rowsAtOnce, showSizeChanger: false } } : {}),
            footer: () => (
              <div className="row between">
                <span>合计（各项之和 {yuan(addYuan(items.map(({ amount }) => amount)))}）</span>
                <strong className="num">{yuan(total)}</strong>
              </div>
            ),
          }}
        />
      )}
    </Loaded>
  )
}

type Column = TableColumnsType<Total>[number]
const sumColumn = (title: string, key: 'apart' | 'excluded' | 'deducted'): Column => ({
  title,
  align: 'right',
  render: (_, row) => <span className="num">{unlessZero(row[key])}</span>,
})

/** Columns of what is nowhere in the statement are left out. */
function columnsOf(by: Ground, items: readonly Total[]): TableColumnsType<Total> {
  const some = (key: 'apart' | 'excluded' | 'deducted') => items.some((row) => !isZero(row[key]))
  const field = fields[by]
  return [
    {
      title: groundNames[by].slice(1),
      render: (_, row) => (field ? <LinesLink of={{ [field]: row.key }}>{row.name}</LinesLink> : row.name),
    },
    { title: '明细', align: 'right', render: (_, row) => <span className="num">{row.lineCount.toLocaleString('zh-CN')} 行</span> },
    ...(some('excluded') ? [sumColumn('不予结算', 'excluded')] : []),
    ...(some('deducted') ? [sumColumn('扣减', 'deducted')] : []),
    ...(some('apart') ? [sumColumn('独立结算', 'apart')] : []),
    { title: '本级支付', align: 'right', render: (_, row) => <strong className="num">{yuan(row.amount)}</strong> },
  ]
}
