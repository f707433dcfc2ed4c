import type { OfficeActor } from '../../../identity/index.ts'
import { type Day, type Id, nameCursor, type Outcome, type Page, pageOf, refuse, timeCursor } from '../../../kernel/index.ts'
import type { UtilizationNeeds } from '../../ports.ts'
import type { Figure, FigureInput } from '../figure.ts'
import type { RowFault } from '../plan.ts'
import { findCurrent, listBands, listFigures, type SystemBands } from '../store.ts'
import { assessReport, type Report, type Reported, writeReport } from './reporting.ts'

export interface FigureQuery {
  readonly organisationId?: Id
  readonly systemId?: Id
  readonly indicator?: string
  readonly from?: Day
  readonly to?: Day
  readonly all?: boolean
  readonly limit: number
  readonly after?: string
}

export interface Figures {
  /** Reports figures; with a `reason`, those of exactly the same period are superseded. All or nothing. */
  reportUsage(actor: OfficeActor, input: Report, key: string): Promise<Outcome<Reported>>
  /** Supersedes one figure, its period too; the old one is kept. */
  correctUsage(
    actor: OfficeActor,
    id: Id,
    input: Omit<FigureInput, 'systemId' | 'indicator' | 'zone'> & { readonly reason: string },
    key: string,
  ): Promise<Outcome<Reported>>
  usage(actor: OfficeActor, query: FigureQuery): Promise<Page<Figure>>
  /** Each system's latest figures and the rules that hold of them. */
  bands(
    actor: OfficeActor,
    query: { readonly organisationId?: Id; readonly limit: number; readonly after?: string },
  ): Promise<Page<SystemBands>>
}

/** Refuses with what is wrong with rows: overlaps with a code of their own, so that a client can offer to correct. */
export const rowsRefused = (faults: readonly RowFault[]) =>
  refuse(faults.every(({ overlap }) => overlap) ? 'usage.overlaps' : 'request.invalid', {
    faults: faults
      .slice(0, 100)
      .map(({ row, field, message }) => ({ path: `/rows/${row}/${field}`, message: `第 ${row + 1} 行：${message}` })),
  })

export function createFigures(needs: UtilizationNeeds): Figures {
  const { db, door } = needs
  return {
    reportUsage: (actor, input, key) =>
      door.write({ actor, does: 'usage.report', needs: 'usage.report', once: { key, input } }, async (writing) => {
        const assessed = await assessReport(writing.tx, actor, input, { now: writing.now, lock: true })
        if (!assessed.ok) return assessed
        if (assessed.value.faults.length > 0) return rowsRefused(assessed.value.faults)
        return writeReport(needs, writing, assessed.value, input.reason)
      }),

    correctUsage: (actor, id, { reason, ...input }, key) =>
      door.write(
        { actor, does: 'usage.correct', needs: 'usage.report', once: { key, input: { id, reason, ...input } } },
        async (writing) => {
          const before = await findCurrent(writing.tx, actor.sight, id)
          if (!before) return refuse('request.not-found', { facts: { what: '该期利用情况' } })
          const { systemId, indicator, zone } = before
          const report = { rows: [{ systemId, indicator, zone, ...input }], reason, instead: id }
          const assessed = await assessReport(writing.tx, actor, report, { now: writing.now, lock: true })
          if (!assessed.ok) return assessed
          const { planned, faults } = assessed.value
          if (faults.length > 0) return rowsRefused(faults)
          // Its new period may lie beside the old one: it is superseded all the same.
          const superseding = planned.map((figure) => ({ ...figure, supersedes: before }))
          if (!actor.sight.all && before.reportedBy !== actor.organisationId)
            return refuse('request.not-found', { facts: { what: '该期利用情况' } })
          return writeReport(needs, writing, { ...assessed.value, planned: superseding }, reason)
        },
      ),

    async usage({ sight }, { limit, after, ...query }) {
      const rows = await listFigures(db, sight, { ...query, limit, after: timeCursor(after) })
      return pageOf(rows, limit, ({ reportedAt, id }) => [reportedAt, id])
    },

    async bands({ sight }, { limit, after, ...query }) {
      const rows = await listBands(db, sight, { ...query, limit, after: nameCursor(after) })
      return pageOf(rows, limit, ({ name, id }) => [name, id])
    },
  }
}
