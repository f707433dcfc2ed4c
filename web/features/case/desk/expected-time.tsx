import { useProcedures } from '../api/use-procedures.ts'
import { leadTimeText } from '../lead-time.ts'

/** How long the law gives the whole of it, from the day it is handed in. */
export function ExpectedTime({ procedureId }: { procedureId: string }) {
  const { data } = useProcedures()
  const procedure = data?.items.find(({ id }) => id === procedureId)
  if (!procedure) return null
  return (
    <div className="estimate">
      <span>
        预计办理时间<span className="soft">（各环节法定期限之和，没有写明期限的环节不计算在内）</span>
      </span>
      <span>{leadTimeText(procedure.leadTime)}</span>
    </div>
  )
}
