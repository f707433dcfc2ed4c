import { Basis } from '../../shared/ui/basis.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import type { Procedure } from './api/use-procedures.ts'
import { leadTimeText, termText } from './lead-time.ts'

/** What lies ahead: the steps, who takes them, within what time, and the papers to bring. */
export function ProcedureOutline({ procedure }: { procedure: Procedure }) {
  const { steps, first, leadTime } = procedure
  return (
    <Panel title={procedure.name}>
      <div className="stack">
        <p style={{ margin: 0 }}>
          {leadTimeText(leadTime)}
          <span className="soft">。没有写明期限的环节不计算在内。</span>
        </p>
        {first.materials.length > 0 ? (
          <div>
            <strong>需要准备的材料</strong>
            <ul className="plain">
              {first.materials.map(({ document, name, conditional }) => (
                <li key={document}>
                  {name}
                  {conditional ? <span className="soft">（视情形）</span> : null}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <div>
          <strong>办理环节</strong>
          <ol className="outline">
            {steps.map((step) => (
              <li key={step.id}>
                <span>{step.name}</span>
                <span className="soft">
                  {step.byName}
                  {step.term ? ` · ${termText(step.term)}` : ''}
                  {step.lasts ? ` · 须满${step.lasts}` : ''}
                </span>
                <Basis of={step.basis} about={step.name} />
              </li>
            ))}
          </ol>
        </div>
      </div>
    </Panel>
  )
}
