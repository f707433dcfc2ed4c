import { Button } from 'antd'
import { ListTable } from '../../../shared/ui/list-table.tsx'
import { Panel } from '../../../shared/ui/panel.tsx'
import { useFilters } from '../../../shared/ui/use-filters.ts'
import { useCorrectedLines } from '../api/use-corrections.ts'
import { type LineFilter, useLines } from '../api/use-lines.ts'
import type { Statement } from '../api/use-statements.ts'
import { LinesFilters } from './filters.tsx'
import { linesColumns } from './lines-columns.tsx'

const keys = ['organisation', 'system', 'provider', 'category', 'resource'] as const

/** The statement's lines, narrowed by what stands in the address. */
export function Lines({ statement: { id, state } }: { statement: Statement }) {
  const [filters, setFilters] = useFilters()
  const asked = Object.fromEntries(keys.flatMap((key) => (filters[key] ? [[key, filters[key]]] : []))) as LineFilter
  const pages = useLines(id, asked)
  const corrected = useCorrectedLines(id, state === 'sealed')
  const narrowed = Object.keys(asked).length > 0
  return (
    <>
      <LinesFilters id={id} asked={asked} first={pages.items[0]} onAsk={setFilters} />
      <Panel
        title={narrowed ? '明细（部分）' : '明细'}
        flush
        extra={
          <>
            <span className="soft">点金额查看算式和依据</span>
            {narrowed ? (
              <Button size="small" onClick={() => setFilters(Object.fromEntries(keys.map((key) => [key, undefined])))}>
                显示全部
              </Button>
            ) : null}
          </>
        }
      >
        <ListTable
          label="结算明细"
          pages={pages}
          columns={linesColumns({ explain: (no) => setFilters({ line: String(no) }), corrections: corrected.data })}
          rowKey={({ no }) => String(no)}
          empty={narrowed ? '没有符合条件的明细。' : '没有明细。'}
        />
      </Panel>
    </>
  )
}
