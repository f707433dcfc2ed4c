import type { Clock, Instant, Tx } from '../../kernel/index.ts'
import { startOf } from '../../kernel/index.ts'
import { linesOf, placesOf } from '../../orders/index.ts'
import { type CasesNeeds, factsOf } from '../../procedures/index.ts'
import { type Facts, procedureOf, type Regime, type Regimes } from '../../regimes/index.ts'
import type { Difference } from './difference.ts'
import type { PastCase } from './store.ts'

/** A clock that stands where it is put: facts are asked as of a past day. */
export interface SettableClock extends Clock {
  set(now: Instant): void
}

export type Asking = Pick<CasesNeeds, 'regimes' | 'facts' | 'hooks'> & { readonly clock: SettableClock }

/** Whether what was submitted would be refused or flagged otherwise under a draft. Both measures are asked with the same facts of that day. */
export async function tryRefusals(
  asking: Asking,
  tx: Tx,
  { file, versions }: PastCase,
  measures: { readonly own: Regime; readonly draft: Regime },
): Promise<Difference[]> {
  if (!procedureOf(measures.draft, file.procedure)) return []
  const differences: Difference[] = []
  for (const [index, { on, fields, lines }] of versions.entries()) {
    asking.clock.set(startOf(on))
    const submitted = { ...file, fields, lines }
    const facts = await factsOf(asking, tx, submitted)
    const places = await placesOf(tx, submitted, linesOf(submitted), on)
    const [before, after] = [measures.own, measures.draft].map(({ id }) => verdict(asking.regimes, id, facts, places))
    if (before !== after && before !== undefined && after !== undefined) {
      differences.push({ kind: 'refusal', where: `第 ${index + 1} 次提交（${on}）`, before, after })
    }
  }
  return differences
}

function verdict(regimes: Regimes, id: string, facts: Facts, places: readonly Facts[]): string {
  const { refusal, findings } = regimes.judge(id, 'order.submit', facts, places)
  if (refusal) return `不予办理：${refusal.message}`
  const flagged = findings.filter(({ then }) => then === 'flag').map(({ message }) => message)
  return flagged.length > 0 ? `办理并提示：${flagged.join('；')}` : '办理'
}
