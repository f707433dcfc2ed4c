import { Button } from 'antd'
import { yuan } from '../../shared/text/money.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import type { Reconciliation } from './api/use-reconciliation.ts'
import { causeNames, stateNames, stateTones } from './words.ts'

/** How many differences, and how much, by cause and state; a click shows them. */
export function Sums({ of: { sums } }: { of: Reconciliation }) {
  const [, setFilters] = useFilters()
  return (
    <Panel title="按原因与处理情况" flush>
      <PlainTable
        label="差异合计"
        rows={sums}
        rowKey={({ cause, state }) => `${cause} ${state}`}
        empty="账单与结算单完全一致。"
        columns={[
          {
            title: '主要原因',
            render: (_, { cause, state }) => (
              <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setFilters({ cause, state })}>
                {causeNames[cause]}
              </Button>
            ),
          },
          { title: '处理情况', render: (_, { state }) => <Mark tone={stateTones[state]}>{stateNames[state]}</Mark> },
          { title: '处数', align: 'right', render: (_, { count }) => <span className="num">{count}</span> },
          { title: '对方减本方', align: 'right', render: (_, { difference }) => <span className="num">{yuan(difference)}</span> },
        ]}
      />
    </Panel>
  )
}
