import { localTime, periodTo } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useRounds } from './api/use-evaluations.ts'

export function RoundsTable() {
  const pages = useRounds()
  return (
    <Panel flush>
      <ListTable
        label="考评期次"
        pages={pages}
        rowKey={({ id }) => id}
        empty="还没有开展过考评。"
        columns={[
          { title: '考评', render: (_, row) => <Go to={`/evaluations?round=${row.id}`}>{row.name}</Go> },
          { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
          {
            title: '考评表',
            align: 'right',
            render: (_, row) => <span className="num">{`${row.scorecards} 张，已公布 ${row.published} 张`}</span>,
          },
          {
            title: '开展',
            render: (_, row) => (
              <>
                {row.openedByName}
                <div className="soft num">{localTime(row.openedAt)}</div>
              </>
            ),
          },
        ]}
      />
    </Panel>
  )
}
