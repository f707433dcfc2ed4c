import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse } from '../../kernel/index.ts'
import { isConsulted } from '../rules/turn.ts'
import { touchCase } from '../store/cases.ts'
import type { CasesNeeds } from './needs.ts'
import { citeStep, happened, recordCase } from './record.ts'
import { checkPerson, type Once, openCase } from './turn.ts'

/** A consulted body puts its opinion on file; the step goes on. */
export function advise(needs: CasesNeeds, actor: OfficeActor, id: Id, said: string, once: Once): Promise<Outcome<{ id: Id }>> {
  const act = { actor, does: 'case.advise', needs: 'case.read', once: { key: once.key, input: { id, opinion: said } } }
  return needs.door.write(act, async (writing) => {
    const turn = await openCase(needs, writing, id, once.ifVersion)
    if (!turn.ok) return turn
    const { file, regime, procedure, step } = turn.value
    const citation = citeStep(turn.value)
    if (!isConsulted(actor, regime, procedure, step, turn.value))
      return refuse('case.not-consulted', { facts: { step: step.name }, citation })
    const allowed = await checkPerson(writing, turn.value)
    if (!allowed.ok) return allowed
    const opinion = said.trim()
    if (!opinion) return refuse('case.opinion-missing', { facts: { outcome: '会同意见' }, citation })
    await happened(writing, id, { kind: 'advised', step: step.id, opinion })
    await touchCase(writing.tx, id)
    await recordCase(writing, file, { citation, after: { opinion } })
    return ok({ id })
  })
}
