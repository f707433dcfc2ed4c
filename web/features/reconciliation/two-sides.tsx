import { Button } from 'antd'
import { useState } from 'react'
import { grouped, price, yuan } from '../../shared/text/money.ts'
import { periodTo } from '../../shared/text/time.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { type Difference, useOurLine } from './api/use-reconciliation.ts'

const more = (shown: number, count: number) =>
  count > shown ? (
    <span className="soft">
      以上为前 {shown} 行，共 {count} 行。
    </span>
  ) : null

export const TheirLines = ({ lines: { theirs, theirCount } }: Pick<Difference, 'lines'>) => (
  <div>
    <PlainTable
      label="对方账单的各行"
      rows={theirs}
      rowKey={({ no }) => String(no)}
      empty="对方账单没有相应的行。"
      columns={[
        { title: '对方账单', render: (_, { no }) => `第 ${no} 行` },
        { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
        { title: '天数', align: 'right', render: (_, row) => row.days ?? '—' },
        { title: '数量', align: 'right', render: (_, row) => <span className="num">{grouped(row.quantity)}</span> },
        { title: '单价', align: 'right', render: (_, row) => <span className="num">{price(row.price)}</span> },
        { title: '金额', align: 'right', render: (_, row) => <span className="num">{yuan(row.amount)}</span> },
      ]}
    />
    {more(theirs.length, theirCount)}
  </div>
)

/** Our lines; each tells its own arithmetic and articles where it is opened. */
export function OurLines({ lines: { ours, ourCount }, statementId }: Pick<Difference, 'lines' | 'statementId'>) {
  const [open, setOpen] = useState<number | null>(null)
  return (
    <div>
      <PlainTable
        label="本方结算单的各行"
        rows={ours}
        rowKey={({ no }) => String(no)}
        empty="本方结算单没有相应的行。"
        columns={[
          {
            title: '本方结算单',
            render: (_, { no }) => (
              <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpen(open === no ? null : no)}>
                第 {no} 行的来历
              </Button>
            ),
          },
          { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
          { title: '天数', align: 'right', dataIndex: 'days' },
          { title: '数量', align: 'right', render: (_, row) => <span className="num">{grouped(row.quantity)}</span> },
          { title: '单价', align: 'right', render: (_, row) => <span className="num">{price(row.price)}</span> },
          {
            title: '本级应付',
            align: 'right',
            render: (_, row) => (
              <>
                <span className="num">{yuan(row.amount)}</span>
                {row.rule ? <div className="soft">{row.rule}</div> : null}
              </>
            ),
          },
        ]}
      />
      {more(ours.length, ourCount)}
      {open === null ? null : <Explained statementId={statementId} no={open} />}
    </div>
  )
}

function Explained({ statementId, no }: { statementId: string; no: number }) {
  const query = useOurLine(statementId, no)
  return (
    <Loaded query={query}>
      {({ line, articles }) => (
        <div className="stack" style={{ padding: 12 }}>
          <div className="num">{line.arithmetic}</div>
          {articles.map(({ what, cite, article }) => (
            <div key={`${what} ${cite}`} className="soft">
              {what}：{article}
            </div>
          ))}
        </div>
      )}
    </Loaded>
  )
}
