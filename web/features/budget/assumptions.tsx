import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import type { Estimate } from './api/use-estimates.ts'

/** What the estimate takes for granted, and whom that concerns; the resources that it leaves out. */
export const Assumptions = ({ estimate: { assumptions, faults } }: { estimate: Estimate }) => (
  <Panel title="测算所依据的假设">
    <ol className="stack-tight" style={{ paddingInlineStart: 20, margin: 0 }}>
      {assumptions.map(({ kind, says, names }) => (
        <li key={kind}>
          {says}
          {names.length > 0 ? <div className="soft">{names.join('、')}</div> : null}
        </li>
      ))}
    </ol>
    {faults.length > 0 ? (
      <PlainTable
        label="未计入的云资源"
        rows={faults.map((fault, index) => ({ ...fault, index }))}
        rowKey={({ index }) => String(index)}
        empty=""
        columns={[{ title: '未计入的云资源及原因', dataIndex: 'message' }]}
      />
    ) : null}
  </Panel>
)
