import { CheckOutlined } from '@ant-design/icons'
import { Basis } from '../../shared/ui/basis.tsx'
import { PracticeMark } from '../../shared/ui/mark.tsx'
import type { StepView } from './api/use-case.ts'
import { termText } from './lead-time.ts'

const states = { done: '已办', current: '当前', ahead: '未到' } as const

/** The whole procedure, with what has been done, where it stands, and the article of each step. */
export const StepLine = ({ steps }: { steps: readonly StepView[] }) => (
  <ol className="step-line">
    {steps.map((step, index) => (
      <li key={step.id} className={`step ${step.state}`} {...(step.state === 'current' ? { 'aria-current': 'step' as const } : {})}>
        <span className="step-sign" aria-hidden>
          {step.state === 'done' ? <CheckOutlined aria-hidden /> : index + 1}
        </span>
        <div className="step-name">
          {step.name}
          <span className="visually-hidden">（{states[step.state]}）</span>
        </div>
        <div className="step-by">
          {step.byName}
          {step.term ? ` · ${termText(step.term)}` : ''}
          {step.lasts ? ` · 满${step.lasts}` : ''}
        </div>
        <div className="row" style={{ gap: 6 }}>
          <Basis of={step.basis} interpretations={step.interpretations} about={step.name} />
          {step.practice ? <PracticeMark /> : null}
        </div>
      </li>
    ))}
  </ol>
)
