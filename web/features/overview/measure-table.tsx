import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { grouped, yuan } from '../../shared/text/money.ts'
import { LawBasis } from '../../shared/ui/law-basis.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import type { FigureRow, Measure, Period } from './api/use-overview.ts'
import { Figure } from './figure.tsx'
import { spreadOf, weightOf } from './words.ts'

type Columns = TableColumnsType<FigureRow>
const shownAtFirst = 6

/** The figures of a measure; each opens its list. */
export function MeasureTable({ of, period }: { of: Measure; period: Period }) {
  const [all, setAll] = useState(false)
  const rows = all ? of.rows : of.rows.slice(0, shownAtFirst)
  const columns: Columns = [
    nameColumn(of),
    ...of.columns.map((column, at) => figureColumn(of, period, column, at)),
    ...shareColumn(of),
    ...spreadColumn(of),
    ...quantityColumn(of),
    ...remarkColumn(of),
  ]
  return (
    <>
      <PlainTable
        label={of.name}
        rows={rows}
        rowKey={({ key }) => key || '-'}
        empty="统计期内没有。"
        columns={columns}
        more={{
          size: 'small',
          scroll: { x: 'max-content' },
          ...(of.rows.length > 1 ? { summary: () => <Total of={of} period={period} /> } : {}),
        }}
      />
      {rows.length < of.rows.length ? (
        <p className="print-period">
          共 {of.rows.length} 行，打印前 {rows.length} 行；合计为全部各行之和。
        </p>
      ) : null}
      {of.rows.length > shownAtFirst ? (
        <Button type="link" size="small" aria-expanded={all} onClick={() => setAll(!all)} className="no-print">
          {all ? `只显示前 ${shownAtFirst} 行` : `显示全部 ${of.rows.length} 行`}
        </Button>
      ) : null}
    </>
  )
}

const nameColumn = (of: Measure): Columns[number] => ({
  title: of.by,
  render: (_, row) => (
    <span className="row-name">
      {row.name} {row.citation ? <LawBasis of={row.citation} about={row.name} /> : null}
    </span>
  ),
})

const figureColumn = (of: Measure, period: Period, { key, name, tone }: Measure['columns'][number], at: number): Columns[number] => ({
  title: name,
  align: 'right',
  render: (_, row) => {
    const cell = row.cells[at]
    if (!cell) return null
    const behind = { ...period, measure: of.id, row: row.key, column: key }
    return <CellView of={of} cell={cell} behind={behind} name={`${row.name} ${name}`} bad={tone === 'bad' && cell.count > 0} />
  },
})

/** Of money the amount is the figure; of outages their minutes stand below. */
const CellView = ({
  of,
  cell,
  ...more
}: { of: Measure; cell: FigureRow['cells'][number] } & Pick<Parameters<typeof Figure>[0], 'behind' | 'name' | 'bad'>) => (
  <>
    {of.weighs === 'yuan' && cell.count > 0 ? <div className="num">{yuan(cell.sum)}</div> : null}
    <Figure cell={cell} {...more} />
    {of.weighs === 'minutes' && cell.count > 0 ? <div className="soft num">{weightOf('minutes', cell.sum)}</div> : null}
    {of.weighs === 'yuan' && cell.count > 0 ? <span className="soft"> 笔</span> : null}
  </>
)

const shareColumn = ({ shareName }: Measure): Columns =>
  shareName === null
    ? []
    : [{ title: shareName, align: 'right', render: (_, { share, shareBefore }) => <Share now={share} before={shareBefore} /> }]

const Share = ({ now, before }: { now: string | null; before: string | null }) => (
  <span className="num figure">
    {now === null ? '—' : `${now}%`}
    {before !== null && now !== null && before !== now ? <small className="soft">上期 {before}%</small> : null}
  </span>
)

const spreadColumn = ({ weighs, rows }: Measure): Columns =>
  rows.some(({ spread }) => spread)
    ? [
        {
          title: '用时：中位数 / 九成以内',
          align: 'right',
          render: (_, { spread }) => <span className="num">{spread ? spreadOf(weighs, spread) : '—'}</span>,
        },
        ...(rows.some(({ spread }) => spread && spread.terms.length > 0)
          ? [{ title: '法定时限', render: (_: unknown, { spread }: FigureRow) => spread?.terms.join('或') ?? '—' }]
          : []),
      ]
    : []

const quantityColumn = ({ weighs, rows }: Measure): Columns =>
  weighs === 'quantity' && rows.length > 0
    ? [
        {
          title: '在用数量',
          render: (_, { quantities }) => (
            <span className="quantities">
              {quantities.map(({ name, unit, quantity }) => `${name} ${grouped(quantity)} ${unit}`).join('；') || '—'}
            </span>
          ),
        },
      ]
    : []

const remarkColumn = ({ rows }: Measure): Columns =>
  rows.some(({ remarks }) => remarks.length > 0) ? [{ title: '来源', render: (_, { remarks }) => remarks.join('、') }] : []

/** All rows together. */
const Total = ({ of, period }: { of: Measure; period: Period }) => (
  <tr className="total">
    <th scope="row">合计</th>
    {of.columns.map(({ key, name, tone }, at) => {
      const cell = of.total.cells[at]
      return (
        <td key={key} className="num">
          {cell ? (
            <CellView
              of={of}
              cell={cell}
              behind={{ ...period, measure: of.id, column: key }}
              name={`合计 ${name}`}
              bad={tone === 'bad' && cell.count > 0}
            />
          ) : null}
        </td>
      )
    })}
    {of.shareName ? (
      <td className="num">
        <Share now={of.total.share} before={of.total.shareBefore} />
      </td>
    ) : null}
  </tr>
)
