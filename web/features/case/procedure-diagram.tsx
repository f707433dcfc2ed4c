import { lazy, Suspense } from 'react'
import { Panel } from '../../shared/ui/panel.tsx'
import type { Procedure } from './api/use-procedures.ts'

const DiagramView = lazy(() => import('./diagram/diagram-view.tsx').then((module) => ({ default: module.DiagramView })))

/** The way that lies ahead, as a picture, before anything is begun. */
export const ProcedureDiagram = ({ procedure: { id, regimeId, name } }: { procedure: Procedure }) => (
  <Panel title="流程图">
    <Suspense fallback={<p className="soft">正在载入……</p>}>
      <DiagramView
        regimeId={regimeId}
        procedureId={id}
        passage={null}
        bpmn={`/api/v1/measures/${regimeId}/procedures/${id}/bpmn`}
        name={name}
      />
    </Suspense>
  </Panel>
)
