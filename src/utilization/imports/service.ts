import type { OfficeActor } from '../../identity/index.ts'
import { type Outcome, ok, type Reader, refuse, sha256 } from '../../kernel/index.ts'
import { permissionName } from '../../regimes/index.ts'
import { type LineError, lineFault, readTable, type Table } from '../../tables/index.ts'
import { type Assessed, assessReport, type Reported, writeReport } from '../figures/service/reporting.ts'
import { reachSystemsByName } from '../figures/store.ts'
import type { UtilizationNeeds } from '../ports.ts'
import { type Column, columnNames, columnOf } from './columns.ts'
import { type ReadLine, readLines } from './read-lines.ts'

export interface UsageFile {
  readonly name: string
  /** In base64. */
  readonly content: string
  /** Why figures of the same periods are corrected; null: none is. */
  readonly reason: string | null
}

export interface UsagePreview {
  readonly hash: string
  readonly reported: number
  readonly corrected: number
  readonly errors: readonly LineError<Column>[]
}

export interface UsageImports {
  /** What importing the file would do, and every error in it. Writes nothing. */
  previewUsage(actor: OfficeActor, file: UsageFile): Promise<Outcome<UsagePreview>>
  /** Imports the previewed file (`hash`) in one transaction; with any error nothing is imported. */
  importUsage(actor: OfficeActor, file: UsageFile & { readonly hash: string }, key: string): Promise<Outcome<Reported>>
}

interface ReadFile {
  readonly errors: readonly LineError<Column>[]
  readonly assessed: Assessed
}

export function createImports(needs: UtilizationNeeds): UsageImports {
  const { db, door, clock } = needs
  const assess = async (actor: OfficeActor, table: Table, reason: string | null, tx: Reader | null): Promise<Outcome<ReadFile>> => {
    const reader = tx ?? db
    const read = readLines(table.heading, table.rows)
    const known = await reachSystemsByName(reader, actor.sight, read.lines)
    const idOf = new Map(known.map(({ id, organisationName, name }) => [`${organisationName}\n${name}`, id]))
    const named = read.lines.flatMap((line) => {
      const systemId = idOf.get(`${line.organisation}\n${line.system}`)
      return systemId ? [{ ...line, systemId }] : []
    })
    const found = new Set(named.map(({ line }) => line))
    const strange = read.lines.filter(({ line }) => !found.has(line)).map(unknownSystem)
    const rows = named.map(({ line: _line, organisation: _organisation, system: _system, ...figure }) => figure)
    const assessed = await assessReport(reader, actor, { rows, reason }, { now: clock.now(), lock: tx !== null })
    if (!assessed.ok) return assessed
    const faults = assessed.value.faults.map(
      ({ row, field, message }): LineError<Column> => ({
        line: named[row]?.line ?? 0,
        column: columnOf[field] ?? null,
        message,
        remedy: '请改正后重新预览',
      }),
    )
    const errors = [...read.errors, ...strange, ...faults].toSorted((a, b) => a.line - b.line)
    return ok({ errors, assessed: assessed.value })
  }

  return {
    async previewUsage(actor, { name, content, reason }) {
      if (!actor.permissions.has('usage.report'))
        return refuse('permission.denied', { facts: { permission: permissionName('usage.report') } })
      const bytes = Buffer.from(content, 'base64')
      const table = await readTable(columnNames, name, bytes)
      const read = table.ok ? await assess(actor, table.value, reason, null) : table
      if (!read.ok) return read
      const { planned } = read.value.assessed
      const corrected = planned.filter(({ supersedes }) => supersedes !== null).length
      return ok({ hash: sha256(bytes), reported: planned.length - corrected, corrected, errors: read.value.errors })
    },

    async importUsage(actor, { name, content, reason, hash }, key) {
      const bytes = Buffer.from(content, 'base64')
      // Read before the transaction begins: a file that takes long must not keep one of the few places for writes.
      const wanted = actor.permissions.has('usage.report') && sha256(bytes) === hash
      const table = wanted ? await readTable(columnNames, name, bytes) : refuse('import.changed')
      const once = { key, input: { name, reason, hash, content: sha256(bytes) } }
      return door.write({ actor, does: 'usage.import', needs: 'usage.report', once }, async (writing) => {
        const read = table.ok ? await assess(actor, table.value, reason, writing.tx) : table
        if (!read.ok) return read
        const { errors, assessed } = read.value
        if (errors.length > 0)
          return refuse('import.has-errors', { facts: { count: String(errors.length) }, faults: errors.slice(0, 100).map(lineFault) })
        return writeReport(needs, writing, assessed, reason)
      })
    },
  }
}

const unknownSystem = ({ line, organisation, system }: ReadLine): LineError<Column> => ({
  line,
  column: '系统名称',
  message: `没有找到“${organisation}”的系统“${system}”，或者您不能上报其利用情况`,
  remedy: '请核对单位与系统的登记名称',
})
