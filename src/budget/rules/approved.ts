import type { OrderKind, ProcedureRule } from '../../regimes/index.ts'

/**
 * The steps in which an order is approved and not carried out yet, or not wholly: those written after the last step that can refuse the case or send it back, of those
 * before the first work of a provider. What comes after that work (a test, a filing) can ask for something again, and takes no approval back.
 */
export function approvedSteps({ steps }: Pick<ProcedureRule, 'steps'>): ReadonlySet<string> {
  const placeOf = (id: string) => steps.findIndex((step) => step.id === id)
  const work = steps.findIndex((step) => step.work !== null)
  const before = work === -1 ? steps : steps.slice(0, work)
  const decides = before.map(({ outcomes }, place) =>
    outcomes.some(({ to, endsAs }) => (to === 'end' ? endsAs !== 'done' : placeOf(to) < place)),
  )
  // The first step is the draft: nobody has approved anything there.
  const last = Math.max(0, decides.lastIndexOf(true))
  return new Set(steps.slice(last + 1).map(({ id }) => id))
}

/** What an approved line does to the bill. */
export type Effect = 'adds' | 'changes' | 'ends'

const effects: Readonly<Record<OrderKind, Effect | null>> = { new: 'adds', emergency: 'adds', change: 'changes', end: 'ends', none: null }

export const effectOf = ({ order }: Pick<ProcedureRule, 'order'>): Effect | null => effects[order]
