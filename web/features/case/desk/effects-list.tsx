import { Basis } from '../../../shared/ui/basis.tsx'
import type { CaseView, OutcomeView } from '../api/use-case.ts'
import { effects } from './consequence.ts'

/** What the decision will cause, one by one, each step with its 依据; told before it is confirmed. */
export function EffectsList({ file, outcome }: { file: CaseView; outcome: OutcomeView }) {
  const present = file.steps.find(({ id }) => id === file.step?.id)
  const next = file.steps.find(({ id }) => id === outcome.next?.id)
  return (
    <section className="effects" aria-label="确认后">
      <strong>确认后</strong>
      <ul className="plain">
        {effects(outcome).map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <span className="row soft" style={{ gap: 8 }}>
        {present ? (
          <>
            本环节
            <Basis of={present.basis} interpretations={present.interpretations} about={`“${present.name}”环节`} />
          </>
        ) : null}
        {next ? (
          <>
            下一环节
            <Basis of={next.basis} interpretations={next.interpretations} about={`下一环节“${next.name}”`} />
          </>
        ) : null}
      </span>
    </section>
  )
}
