import { Segmented } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import type { CaseView } from './api/use-case.ts'
import { passageOf } from './diagram/passage.ts'
import { StepLine } from './step-line.tsx'

const DiagramView = lazy(() => import('./diagram/diagram-view.tsx').then((module) => ({ default: module.DiagramView })))

const views = [
  { value: 'line', label: '环节' },
  { value: 'diagram', label: '流程图' },
]

/** The procedure with the present step marked: as a line of steps, or as a diagram with all ways. Which one stands in the address. */
export function StepsPanel({ file }: { file: CaseView }) {
  const [filters, setFilters] = useFilters()
  const view = filters.steps === 'diagram' ? 'diagram' : 'line'
  const passage = useMemo(() => passageOf(file), [file])
  return (
    <Panel
      title="办理环节"
      extra={
        <>
          <span className="soft">依据《{file.regime.title}》</span>
          <Segmented
            size="small"
            aria-label="办理环节的看法"
            options={views}
            value={view}
            onChange={(chosen) => setFilters({ steps: chosen === 'line' ? undefined : chosen })}
          />
        </>
      }
    >
      {view === 'line' ? (
        <StepLine steps={file.steps} />
      ) : (
        <Suspense fallback={<p className="soft">正在载入……</p>}>
          <DiagramView
            regimeId={file.regime.id}
            procedureId={file.procedure.id}
            passage={passage}
            bpmn={`/api/v1/cases/${file.id}/bpmn`}
            name={`${file.procedure.name} ${file.number}`}
          />
        </Suspense>
      )}
    </Panel>
  )
}
