import type { OfficeActor } from '../../identity/index.ts'
import { type Day, dayOf, type Id, newId, type Outcome, ok, refuse, refused, type Writing } from '../../kernel/index.ts'
import type { Finding } from '../../regimes/index.ts'
import type { ContractsNeeds } from '../ports.ts'
import { organisationName } from '../store.ts'
import { type Connection, isConnected, type MonthOfReports, type Report, type ReportInput, reportFacts } from './connection.ts'
import * as store from './store.ts'

export interface Connections {
  /** The actor's organisation, a provider, reports the state of its connection as of now. */
  reportConnection(
    actor: OfficeActor,
    input: Omit<ReportInput, 'accuracy'> & Partial<Pick<ReportInput, 'accuracy'>>,
    key: string,
  ): Promise<Outcome<Report>>
  /** The state of every provider the actor sees: a provider its own, the authority its jurisdiction's. */
  connections(actor: OfficeActor): Promise<Connection[]>
  /** What a provider's monitoring data were like, month by month, from the first to the last day named. */
  connectionQuality(
    actor: OfficeActor,
    providerId: Id,
    period: { readonly from: Day; readonly to: Day },
  ): Promise<Outcome<MonthOfReports[]>>
}

export function createConnections({ db, door, clock, judge, facts, openAbout }: ContractsNeeds): Connections {
  /** Begins what the findings ask for. */
  const open = async (writing: Writing<OfficeActor>, jurisdictionId: Id, findings: readonly Finding[]): Promise<void> => {
    const { organisationId } = writing.actor
    const about = { jurisdictionId, organisationId, systemId: null, providerId: organisationId }
    for (const { rule, message, citation, opens } of findings)
      if (opens !== null)
        await openAbout(writing, { ...about, regimeId: citation.regime, procedure: opens, finding: { rule, message, cite: citation.cite } })
  }

  return {
    reportConnection: (actor, said, key) =>
      door.write({ actor, does: 'connection.report', needs: 'connection.report', once: { key, input: said } }, async (writing) => {
        const { tx, now, record } = writing
        const { jurisdictionId, organisationId } = actor
        if (jurisdictionId === null) return refuse('request.not-found', { facts: { what: '云服务商' } })
        const input: ReportInput = { accuracy: null, ...said }
        const on = dayOf(now)
        const about = { jurisdictionId, organisationId: null, systemId: null, providerId: organisationId, on }
        const known = { 'provider.name': await organisationName(tx, jurisdictionId, organisationId), ...(await facts(tx, about)) }
        const { refusal, findings } = await judge({ jurisdictionId, on }, 'monitoring.reported', { ...known, ...reportFacts(input) })
        if (refusal) return refused(refusal)
        const report: Report = { ...input, id: newId(), at: now, findings }
        await store.insertReport(tx, { ...report, providerId: organisationId, jurisdictionId })
        await record({
          object: { kind: 'connection', id: organisationId },
          jurisdiction: jurisdictionId,
          organisation: organisationId,
          after: report,
        })
        await open(writing, jurisdictionId, findings)
        return ok(report)
      }),

    async connections(actor) {
      const rows = await store.lastReports(db, actor.sight)
      return rows.map((row) => ({ ...row, connected: isConnected(row.last, clock.now()) }))
    },

    async connectionQuality(actor, providerId, { from, to }) {
      if (to < from) return refuse('request.invalid', { faults: [{ path: '/to', message: `截止日不能早于起始日（${from}）` }] })
      if (!(await store.seesProvider(db, actor.sight, providerId))) return refuse('request.not-found', { facts: { what: '云服务商' } })
      return ok(await store.monthsOfReports(db, { providerId, from, to, now: clock.now() }))
    },
  }
}
