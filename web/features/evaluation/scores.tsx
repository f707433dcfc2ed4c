import { localTime } from '../../shared/text/time.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import type { Scorecard } from './api/use-scorecards.ts'
import { valueText } from './dimensions-table.tsx'

/** Single scores, as far as the reader may see them. */
export const Scores = ({ card: { scores, dimensions } }: { card: Scorecard }) =>
  scores.length === 0 ? null : (
    <Panel title="各单位的评分" flush>
      <PlainTable
        label="各单位的评分"
        rows={scores}
        rowKey={({ id }) => id}
        empty=""
        columns={[
          { title: '维度', render: (_, row) => dimensions.find(({ id }) => id === row.dimension)?.name ?? row.dimension },
          {
            title: '评分单位',
            render: (_, row) => (
              <>
                {row.organisationName}
                <div className="soft">{row.personName}</div>
              </>
            ),
          },
          { title: '评分', align: 'right', render: (_, row) => <strong className="num">{valueText(row)}</strong> },
          {
            title: '理由或意见',
            render: (_, row) => <div style={{ maxWidth: 420, whiteSpace: 'normal' }}>{row.reason || '—'}</div>,
          },
          { title: '时间', render: (_, row) => <span className="num">{localTime(row.at)}</span> },
        ]}
      />
    </Panel>
  )
