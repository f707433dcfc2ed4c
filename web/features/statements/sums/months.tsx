import type { TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { type Series, StackedBars } from '../../../shared/chart/stacked-bars.tsx'
import { yuan } from '../../../shared/text/money.ts'
import { PlainTable } from '../../../shared/ui/list-table.tsx'
import { Loaded } from '../../../shared/ui/loaded.tsx'
import { Panel } from '../../../shared/ui/panel.tsx'
import { unlessZero } from '../amounts.ts'
import { type MonthTotal, useMonths } from '../api/use-sums.ts'
import { type ByMonth, byMonth } from './by-month.ts'

/** Cost by month and category: as a picture, and as the same numbers in a table. */
export const Months = ({ id }: { id: string }) => {
  const query = useMonths(id)
  return (
    <Panel title="各月费用">
      <Loaded query={query}>{({ items }) => (items.length === 0 ? <p className="soft">没有明细。</p> : <Picture items={items} />)}</Loaded>
    </Panel>
  )
}

const Picture = ({ items }: { items: readonly MonthTotal[] }) => {
  const of = useMemo(() => byMonth(items), [items])
  return (
    <div className="stack">
      <StackedBars
        label={`各月费用，按类别堆叠：${of.months[0]} 至 ${of.months.at(-1)}，数额见下表`}
        periods={of.months}
        series={of.series}
      />
      <PlainTable
        label="各月费用，按类别"
        rows={of.rows}
        rowKey={({ month }) => month}
        empty="没有明细。"
        columns={columnsOf(of.series)}
        more={{ size: 'small', footer: () => <Whole of={of} /> }}
      />
    </div>
  )
}

const Whole = ({ of: { total } }: { of: ByMonth }) => (
  <div className="row between">
    <span>合计</span>
    <strong className="num">{yuan(total)}</strong>
  </div>
)

const columnsOf = (series: readonly Series[]): TableColumnsType<ByMonth['rows'][number]> => [
  { title: '月份', render: (_, row) => <span className="num">{row.month}</span> },
  ...series.map(({ name, amounts }) => ({
    title: name,
    align: 'right' as const,
    render: (_: unknown, row: ByMonth['rows'][number]) => <span className="num">{unlessZero(amounts[row.at] ?? '0.00')}</span>,
  })),
  // One category is its own sum.
  ...(series.length > 1 ? [wholeColumn] : []),
]

const wholeColumn: TableColumnsType<ByMonth['rows'][number]>[number] = {
  title: '合计',
  align: 'right',
  render: (_, row) => <strong className="num">{yuan(row.total)}</strong>,
}
