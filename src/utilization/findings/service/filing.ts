import type { OfficeActor } from '../../../identity/index.ts'
import { newId, type Writing } from '../../../kernel/index.ts'
import type { Finding } from '../../../regimes/index.ts'
import type { UtilizationNeeds } from '../../ports.ts'
import { attachCase, insertFindings, type NewFinding, soleProvider } from '../store.ts'

/** What a finding is of. */
export type Found = Pick<NewFinding, 'jurisdictionId' | 'organisationId' | 'systemId' | 'providerId' | 'figureId' | 'checkId'> & {
  readonly finding: Finding
}

/** Puts findings on file and begins the cases that they ask for. */
export async function fileFindings(
  { openAbout }: Pick<UtilizationNeeds, 'openAbout'>,
  writing: Writing<OfficeActor>,
  found: readonly Found[],
): Promise<void> {
  const rows = found.map(({ finding, ...of }) => {
    const { rule, message, citation } = finding
    return { ...of, id: newId(), rule, message, regime: citation.regime, cite: citation.cite, opens: finding.opens }
  })
  await insertFindings(writing.tx, rows, writing.now)
  for (const { id, opens, regime, rule, message, cite, jurisdictionId, organisationId, systemId, providerId } of rows) {
    if (opens === null) continue
    // Who supervises reports for whoever provides: with a single provider the case is its matter too, and its steps find it.
    const about = { jurisdictionId, organisationId, systemId, providerId: providerId ?? (await soleProvider(writing.tx, systemId)) }
    const caseId = await openAbout(writing, { ...about, regimeId: regime, procedure: opens, finding: { rule, message, cite } })
    await attachCase(writing.tx, id, caseId)
  }
}
