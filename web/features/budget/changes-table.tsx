import { grouped } from '../../shared/text/money.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { type Changes, useChanges } from './api/use-estimates.ts'

type Change = Changes['items'][number]
const amount = (title: string, of: (row: Change) => string) => ({
  title,
  align: 'right' as const,
  render: (_: unknown, row: Change) => <span className="num">{of(row) === '0.00' ? '—' : grouped(of(row))}</span>,
})

/** Why sums are other ones than in an earlier estimate, the largest differences first; in yuan. */
export const ChangesTable = ({ id, since }: { id: string; since: string }) => (
  <Loaded query={useChanges(id, since)} rows={3}>
    {({ count, items }) => (
      <>
        <PlainTable
          label="两次测算的增减及原因（元）"
          rows={items}
          rowKey={({ organisationId, category, payer }) => `${organisationId} ${payer} ${category}`}
          empty="两次测算没有差别。"
          columns={[
            { title: '单位', dataIndex: 'organisationName' },
            { title: '类别', dataIndex: 'category' },
            amount('原测算', ({ before }) => before),
            amount('本测算', ({ after }) => after),
            amount('增减', ({ difference }) => difference),
            amount('新增', ({ added }) => added),
            amount('停用', ({ ended }) => ended),
            amount('数量', ({ quantity }) => quantity),
            amount('价格', ({ price }) => price),
          ]}
        />
        {count > items.length ? (
          <p className="soft">
            以上为差额最大的 {items.length} 项，共 {count} 项。
          </p>
        ) : null}
      </>
    )}
  </Loaded>
)
