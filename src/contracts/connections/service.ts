import type { OfficeActor } from '../../identity/index.ts'
import { newId, type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { ContractsNeeds } from '../ports.ts'
import { type Connection, isConnected, type Report, type ReportInput } from './connection.ts'
import * as store from './store.ts'

export interface Connections {
  /** The actor's organisation, a provider, reports the state of its connection as of now. */
  reportConnection(actor: OfficeActor, input: ReportInput, key: string): Promise<Outcome<Report>>
  /** The state of every provider the actor sees: a provider its own, the authority its jurisdiction's. */
  connections(actor: OfficeActor): Promise<Connection[]>
}

export const createConnections = ({ db, door, clock }: ContractsNeeds): Connections => ({
  reportConnection: (actor, input, key) =>
    door.write({ actor, does: 'connection.report', needs: 'connection.report', once: { key, input } }, async ({ tx, now, record }) => {
      const { jurisdictionId, organisationId } = actor
      if (jurisdictionId === null) return refuse('request.not-found', { facts: { what: '云服务商' } })
      const report: Report = { ...input, id: newId(), at: now }
      await store.insertReport(tx, { ...report, providerId: organisationId, jurisdictionId })
      await record({
        object: { kind: 'connection', id: organisationId },
        jurisdiction: jurisdictionId,
        organisation: organisationId,
        after: report,
      })
      return ok(report)
    }),

  async connections(actor) {
    const rows = await store.lastReports(db, actor.sight)
    return rows.map((row) => ({ ...row, connected: isConnected(row.last, clock.now()) }))
  },
})
