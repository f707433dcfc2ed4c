import { Basis } from '../../../shared/ui/basis.tsx'
import { Mark } from '../../../shared/ui/mark.tsx'
import type { DiagramStep } from '../api/use-diagram.ts'
import { endNames } from '../words.ts'
import { type Passage, stateNames, stateOf, visitsInWords } from './passage.ts'

const tones = { present: 'blue', passed: 'green', ahead: 'grey' } as const

/** All that the picture says, in words. */
export const StepList = ({ steps, passage }: { steps: readonly DiagramStep[]; passage: Passage | null }) => (
  <ol className="diagram-list">
    {steps.map((step) => (
      <li key={step.id} {...(passage?.present === step.id ? { 'aria-current': 'step' as const } : {})}>
        <StepInWords step={step} passage={passage} />
      </li>
    ))}
  </ol>
)

/** One step: who acts, within what time, what was done when, and where each outcome leads. */
export function StepInWords({ step, passage }: { step: DiagramStep; passage: Passage | null }) {
  const state = stateOf(passage, step.id)
  const visits = passage?.visits.get(step.id) ?? []
  return (
    <div className="stack-tight">
      <div className="row" style={{ gap: 8 }}>
        <strong>{step.name}</strong>
        {passage ? <Mark tone={tones[state]}>{stateNames[state]}</Mark> : null}
        <Basis of={step.basis} about={`“${step.name}”环节`} />
      </div>
      <div className="soft">{[step.byName, ...(step.term ? [`期限${step.term}`] : []), ...step.notes].join(' · ')}</div>
      {visits.length > 0 ? <div className="soft">办理：{visitsInWords(visits).join('；')}</div> : null}
      <ul className="plain">
        {step.ways.map((way) => (
          <li key={`${way.outcome}${way.name}`}>
            {way.name} → {way.toName ? `转入“${way.toName}”` : (endNames[way.endsAs ?? 'done'] ?? '结束')}
            {way.notes.length > 0 ? <span className="soft">（{way.notes.join('，')}）</span> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
