import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Quantity, type QuantityFilter, useQuantities } from './api/use-quantities.ts'
import { columnsWith } from './columns.tsx'
import { Confirming } from './confirming.tsx'
import { CorrectForm } from './correct-form.tsx'
import { ObjectForm } from './object-form.tsx'

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
  const waiting = pages.items.filter(decides).map(({ id }) => id)
  const chosen = waiting.filter((id) => ticked.includes(id))
  const columns = columnsWith({
    corrects: (row) => may('metering.report') && stands(row),
    decides,
    correct: setCorrecting,
    object: setObjecting,
    ...(mayConfirm ? { picking: { picked: chosen, pick: setTicked } } : {}),
  })
  return (
    <>
      <Panel
        flush
        {...(mayConfirm ? { title: '上报的数量', extra: <Confirming waiting={waiting} chosen={chosen} onChoose={setTicked} /> } : {})}
      >
        <ListTable
          label="计量数量"
          pages={pages}
          rowKey={({ id }) => id}
          empty="没有符合条件的计量数量；云服务商上报后出现在这里。"
          columns={columns}
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
