import { Button, type TableProps } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Quantity, type QuantityFilter, useConfirm, useQuantities } from './api/use-quantities.ts'
import { columnsWith, rowName } from './columns.tsx'
import { CorrectForm } from './correct-form.tsx'
import { ObjectForm } from './object-form.tsx'
import { confirmMost } from './words.ts'

const waits = ({ state, supersededAt }: Quantity) => state === 'reported' && supersededAt === null
const stands = ({ state, supersededAt, correcting }: Quantity) => state !== 'objected' && supersededAt === null && !correcting

/** What was reported; whoever may confirms what he ticks, whoever reported corrects. */
export function QuantitiesTable() {
  const may = useMay()
  const pages = useQuantities(useAsked())
  const [correcting, setCorrecting] = useState<Quantity | null>(null)
  const [objecting, setObjecting] = useState<Quantity | null>(null)
  const [ticked, setTicked] = useState<readonly string[]>([])
  const mayConfirm = may('metering.confirm')
  const decides = (row: Quantity) => mayConfirm && waits(row)
  const chosen = pages.items.filter((row) => decides(row) && ticked.includes(row.id)).map(({ id }) => id)
  const columns = columnsWith({
    corrects: (row) => may('metering.report') && stands(row),
    decides,
    correct: setCorrecting,
    object: setObjecting,
  })
  return (
    <>
      <Panel flush {...(mayConfirm ? { title: '上报的数量', extra: <ConfirmButton ids={chosen} onDone={() => setTicked([])} /> } : {})}>
        <ListTable
          label="计量数量"
          pages={pages}
          rowKey={({ id }) => id}
          empty="没有符合条件的计量数量；云服务商上报后出现在这里。"
          columns={columns}
          {...(mayConfirm ? { more: { rowSelection: selectionOf(chosen, setTicked, decides) } } : {})}
        />
      </Panel>
      {correcting ? <CorrectForm quantity={correcting} onClose={() => setCorrecting(null)} /> : null}
      {objecting ? <ObjectForm quantity={objecting} onClose={() => setObjecting(null)} /> : null}
    </>
  )
}

/** The filters of the address as the server is asked. */
function useAsked(): QuantityFilter {
  const [{ state, month, resourceId, systemId, all }] = useFilters()
  const asked = { state, month, resourceId, systemId, all: all ? true : undefined }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as QuantityFilter
}

const selectionOf = (
  ids: readonly string[],
  choose: (ids: readonly string[]) => void,
  decides: (row: Quantity) => boolean,
): NonNullable<TableProps<Quantity>['rowSelection']> => ({
  selectedRowKeys: [...ids],
  onChange: (keys) => choose(keys.map(String)),
  getTitleCheckboxProps: () => ({ 'aria-label': '选择全部待确认的记录' }),
  getCheckboxProps: (row) => ({ disabled: !decides(row), 'aria-label': `选择${rowName(row)}` }),
})

function ConfirmButton({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const confirm = useConfirm()
  const tell = useTell()
  const send = () =>
    confirm.mutate(ids, {
      onSuccess: ({ confirmed }) => {
        tell(`已确认 ${confirmed} 条`)
        onDone()
      },
    })
  return (
    <>
      <ProblemNotice error={confirm.error} />
      {ids.length > confirmMost ? <span className="soft">一次最多确认 {confirmMost} 条</span> : null}
      <Button type="primary" disabled={ids.length === 0 || ids.length > confirmMost} loading={confirm.isPending} onClick={send}>
        {ids.length > 0 ? `确认所选 ${ids.length} 条` : '确认所选'}
      </Button>
    </>
  )
}
