import { type Reader, today } from '../../kernel/index.ts'
import { type Facts, type ProcedureRule, partyOf, type Regime } from '../../regimes/index.ts'
import type { CaseFile } from '../case.ts'
import type { FactsAbout } from '../facts.ts'
import { bodiesIn, bodyFields, fieldFacts } from '../rules/fields.ts'
import { namesOfBodies } from '../store/involved.ts'
import { type CasesNeeds, lawOf } from './needs.ts'

/** Whether a case of this procedure is a provider's own matter: then it has no unit. */
export const isProviders = (regime: Regime, { about, by }: Pick<ProcedureRule, 'about' | 'by'>): boolean =>
  partyOf(regime, about ?? by)?.sees === 'assigned'

const subjectOf = (needs: Pick<CasesNeeds, 'clock' | 'regimes'>, file: CaseFile): FactsAbout => {
  const { regime, procedure } = lawOf(needs.regimes, file)
  return {
    jurisdictionId: file.jurisdictionId,
    organisationId: isProviders(regime, procedure) ? null : file.organisationId,
    systemId: file.systemId,
    providerId: file.providerId,
    on: today(needs.clock),
  }
}

/** All that a measure's rules may ask of a case: unit, system, provider, the order, and what was filled in. */
export async function factsOf(
  needs: Pick<CasesNeeds, 'clock' | 'regimes' | 'facts' | 'hooks'>,
  reader: Reader,
  file: CaseFile,
): Promise<Facts> {
  const subject = await needs.facts(reader, subjectOf(needs, file))
  return { ...subject, ...(await needs.hooks.facts(reader, file)), ...(await writtenFacts(needs, reader, file)) }
}

async function writtenFacts({ regimes }: Pick<CasesNeeds, 'regimes'>, reader: Reader, file: CaseFile): Promise<Facts> {
  const bodies = bodyFields(lawOf(regimes, file).procedure)
  return fieldFacts(file.fields, bodies, await namesOfBodies(reader, bodiesIn(bodies, file.fields)))
}
