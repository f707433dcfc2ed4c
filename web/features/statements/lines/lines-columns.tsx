import { Button, type TableColumnsType } from 'antd'
import { addYuan, grouped, price, yuan } from '../../../shared/text/money.ts'
import { periodTo } from '../../../shared/text/time.ts'
import { Mark } from '../../../shared/ui/mark.tsx'
import { approved, change } from '../amounts.ts'
import type { Correction } from '../api/use-corrections.ts'
import type { Line } from '../api/use-lines.ts'

interface ColumnsOf {
  /** An amount opens its own arithmetic. */
  readonly explain?: (no: number) => void
  /** What has been proposed to correct lines since the seal, by line. */
  readonly corrections?: ReadonlyMap<number, readonly Correction[]> | undefined
}

/** The columns of a statement's lines. */
export const linesColumns = ({ explain, corrections }: ColumnsOf): TableColumnsType<Line> => [
  { title: '行', dataIndex: 'no', width: 56, className: 'num' },
  {
    title: '单位与系统',
    render: (_, row) => (
      <>
        {row.systemName}
        <div className="soft">{row.organisationName}</div>
      </>
    ),
  },
  {
    title: '服务项',
    render: (_, row) => (
      <>
        {row.itemName}
        <div className="soft">{row.providerName}</div>
      </>
    ),
  },
  { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
  { title: '数量', align: 'right', render: (_, row) => <span className="num">{grouped(row.quantity)}</span> },
  { title: '单价', align: 'right', render: (_, row) => <Price of={row} /> },
  {
    title: '天数',
    align: 'right',
    render: (_, row) => <span className="num">{row.periodDays ? `${row.days}/${row.periodDays}` : '—'}</span>,
  },
  {
    title: '金额',
    align: 'right',
    render: (_, row) => (
      <>
        <Amount of={row} explain={explain} />
        <Rulings of={row} />
        <Corrections of={row} corrections={corrections?.get(row.no) ?? []} />
      </>
    ),
  },
]

const Price = ({ of: { price: amount, priceInWords, unit } }: { of: Line }) => {
  if (priceInWords) return <div className="wrap">{priceInWords}</div>
  return <span className="num">{amount ? `${price(amount)} 元/${unit}` : '免费'}</span>
}

const Amount = ({ of: { no, amount }, explain }: { of: Line; explain: ColumnsOf['explain'] }) =>
  explain ? (
    <Button type="link" className="link-button num" aria-label={`第 ${no} 行 ${yuan(amount)}，查看算式`} onClick={() => explain(no)}>
      {yuan(amount)}
    </Button>
  ) : (
    <span className="num">{yuan(amount)}</span>
  )

/** What rules did to the line, in words. */
export const Rulings = ({ of: { apart, excluded, deductions, deducted } }: { of: Line }) => (
  <>
    {excluded ? (
      <div>
        <Mark tone="amber">不予结算</Mark>
      </div>
    ) : null}
    {apart && !excluded ? (
      <div>
        <Mark>独立结算，单位自付</Mark>
      </div>
    ) : null}
    {deductions.length > 0 ? (
      <div>
        <Mark tone="amber">已扣减 {yuan(deducted)}</Mark>
      </div>
    ) : null}
  </>
)

/** The original stands; what was corrected stands beside it. */
const Corrections = ({ of, corrections }: { of: Line; corrections: readonly Correction[] }) => {
  const done = corrections.filter(({ state }) => state === 'approved')
  const waits = corrections.some(({ state }) => state === 'proposed')
  return (
    <>
      {done.length > 0 ? (
        <div className="num">
          更正 {change(approved(done))}
          <div>
            更正后 <strong>{yuan(addYuan([of.amount, approved(done)]))}</strong>
          </div>
        </div>
      ) : null}
      {waits ? <Mark tone="blue">更正待审批</Mark> : null}
    </>
  )
}
