import { Nothing } from '../../shared/ui/empty.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { useProcedures } from './api/use-procedures.ts'
import { Beginning } from './beginning.tsx'
import { ProcedureChoice } from './procedure-choice.tsx'
import { ProcedureDiagram } from './procedure-diagram.tsx'
import { ProcedureOutline } from './procedure-outline.tsx'

export default function BeginPage() {
  const procedures = useProcedures()
  const [filters, setFilters] = useFilters()
  return (
    <Page title="发起办件" says="先选择要办的事项，再说明办给谁、涉及哪个系统；随后填写的内容可以随时存为草稿。">
      <Loaded query={procedures}>
        {({ items }) => {
          const mine = items.filter((each) => each.mine)
          const procedure = mine.find(({ id }) => id === filters.procedure) ?? (mine.length === 1 ? mine[0] : undefined)
          if (mine.length === 0) return <Nothing>按现行办法，本单位没有可以发起的事项。</Nothing>
          return (
            <div className="split">
              <div className="stack">
                <ProcedureChoice procedures={mine} chosen={procedure?.id ?? null} onChoose={(id) => setFilters({ procedure: id })} />
                {procedure ? <Beginning key={procedure.id} procedure={procedure} /> : null}
                {procedure ? <ProcedureDiagram key={`${procedure.id} diagram`} procedure={procedure} /> : null}
              </div>
              {procedure ? <ProcedureOutline procedure={procedure} /> : null}
            </div>
          )
        }}
      </Loaded>
    </Page>
  )
}
