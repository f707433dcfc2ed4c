import type { OfficeActor } from '../../identity/index.ts'
import { type Outcome, ok, type Reader, refuse, sha256, type Writing } from '../../kernel/index.ts'
import { permissionName } from '../../regimes/index.ts'
import { type LineError, lineFault, readTable, type Table } from '../../tables/index.ts'
import type { MeteringNeeds } from '../needs.ts'
import type { MeteredResource } from '../quantity.ts'
import { type Assessed, assessReport, writeReport } from '../service/reporting.ts'
import type { NewQuantity } from '../store/quantities.ts'
import { reachResources, reachResourcesByName } from '../store/resources.ts'
import { type Column, columnNames, columnOf } from './columns.ts'
import { type ReadLine, readLines } from './read-lines.ts'
import { resolveLines } from './resolve.ts'

export interface QuantityFile {
  readonly name: string
  /** In base64. */
  readonly content: string
}

/** A line as it will be reported. */
export interface PreviewLine extends Pick<MeteredResource, 'itemName' | 'unit' | 'externalName' | 'systemName' | 'organisationName'> {
  readonly line: number
  readonly from: string
  readonly to: string
  readonly quantity: string
}

export interface QuantityPreview {
  readonly hash: string
  /** How many records importing the file would make. */
  readonly reported: number
  /** The first of them. */
  readonly lines: readonly PreviewLine[]
  readonly errors: readonly LineError<Column>[]
}

export interface QuantityImports {
  /** What importing the file would do, and every error in it. Writes nothing. */
  previewQuantities(actor: OfficeActor, file: QuantityFile): Promise<Outcome<QuantityPreview>>
  /** Imports the previewed file (`hash`) in one transaction; with any error nothing is imported. */
  importQuantities(
    actor: OfficeActor,
    file: QuantityFile & { readonly hash: string },
    key: string,
  ): Promise<Outcome<{ readonly reported: number }>>
}

/** So many lines are shown beforehand. */
const shown = 200

interface ReadFile {
  readonly assessed: Assessed
  readonly errors: readonly LineError<Column>[]
  /** The line of the file that each assessed row stood on. */
  readonly lineOf: readonly number[]
}

export function createImports({ db, door, clock, cycleBegins }: MeteringNeeds): QuantityImports {
  const assess = async (actor: OfficeActor, table: Table, tx: Reader | null): Promise<Outcome<ReadFile>> => {
    const reader = tx ?? db
    const read = readLines(table.heading, table.rows)
    const { named, errors } = resolveLines(read.lines, await namesIn(reader, actor, read.lines))
    const rows = named.map(({ resourceId, from, to, quantity, note }) => ({ resourceId, from, to, quantity, note }))
    const assessed = await assessReport(cycleBegins, reader, actor, { rows }, { now: clock.now(), lock: tx !== null })
    if (!assessed.ok) return assessed
    const lineOf = named.map(({ line }) => line)
    const faults = assessed.value.faults.map(
      ({ row, field, message }): LineError<Column> => ({
        line: lineOf[row] ?? 0,
        column: columnOf[field] ?? null,
        message,
        remedy: '请改正后重新预览',
      }),
    )
    const all = [...read.errors, ...errors, ...faults].toSorted((a, b) => a.line - b.line)
    return ok({ assessed: assessed.value, errors: all, lineOf })
  }

  return {
    async previewQuantities(actor, { name, content }) {
      if (!actor.permissions.has('metering.report'))
        return refuse('permission.denied', { facts: { permission: permissionName('metering.report') } })
      const bytes = Buffer.from(content, 'base64')
      const table = await readTable(columnNames, name, bytes)
      const read = table.ok ? await assess(actor, table.value, null) : table
      if (!read.ok) return read
      const { assessed, errors } = read.value
      return ok({ hash: sha256(bytes), reported: assessed.planned.length, lines: linesOf(read.value), errors })
    },

    async importQuantities(actor, { name, content, hash }, key) {
      const bytes = Buffer.from(content, 'base64')
      // Read before the transaction begins: a file that takes long must not keep one of the few places for writes.
      const wanted = actor.permissions.has('metering.report') && sha256(bytes) === hash
      const table = wanted ? await readTable(columnNames, name, bytes) : refuse('import.changed')
      const once = { key, input: { name, hash, content: sha256(bytes) } }
      return door.write({ actor, does: 'metering.import', needs: 'metering.report', once }, async (writing) => {
        const read = table.ok ? await assess(actor, table.value, writing.tx) : table
        if (!read.ok) return read
        const { errors, assessed } = read.value
        if (errors.length > 0)
          return refuse('import.has-errors', { facts: { count: String(errors.length) }, faults: errors.slice(0, 100).map(lineFault) })
        const written = await writeReport(writing, assessed, null)
        if (!written.ok) return written
        await onRecord(writing, name, written.value)
        return ok({ reported: written.value.length })
      })
    },
  }
}

/** The resources of the actor's that the lines speak of. */
async function namesIn(reader: Reader, { sight }: OfficeActor, lines: readonly ReadLine[]) {
  const asked = lines.flatMap(({ resource }) => (resource === '' ? [] : [resource]))
  const names = [...new Set(lines.flatMap(({ externalName }) => (externalName === '' ? [] : [externalName])))]
  const ids = new Set((await reachResources(reader, sight, [...new Set(asked)], { lock: false })).map(({ id }) => id))
  const called = Map.groupBy(await reachResourcesByName(reader, sight, names), ({ name }) => name)
  return { ids, byName: new Map([...called].map(([name, those]) => [name, those.map(({ id }) => id)])) }
}

const linesOf = ({ assessed: { planned, resources }, lineOf }: ReadFile): PreviewLine[] =>
  planned.slice(0, shown).flatMap(({ row, resourceId, from, to, quantity }) => {
    const resource = resources.get(resourceId)
    if (!resource) return []
    const { itemName, unit, externalName, systemName, organisationName } = resource
    return [{ line: lineOf[row] ?? 0, itemName, unit, externalName, systemName, organisationName, from, to, quantity }]
  })

/** One entry for each unit, so that it can be shown what was reported of its resources. */
async function onRecord({ actor, record }: Writing<OfficeActor>, file: string, quantities: readonly NewQuantity[]): Promise<void> {
  for (const [organisation, those] of Map.groupBy(quantities, ({ organisationId }) => organisationId))
    await record({
      object: { kind: 'metered-quantities', id: organisation },
      jurisdiction: actor.jurisdictionId,
      organisation,
      after: { file, quantities: those },
    })
}
