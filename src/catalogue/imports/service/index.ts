import type { OfficeActor } from '../../../identity/index.ts'
import { type Day, type Id, newId, type Outcome, ok, refuse, sha256, type Tx, today, type Writing } from '../../../kernel/index.ts'
import { permissionName } from '../../../regimes/index.ts'
import { type LineError, lineFault, readTable, type Table } from '../../../tables/index.ts'
import type { PriceKind } from '../../item.ts'
import { insertItems, updateItems } from '../../items/store.ts'
import type { CatalogueNeeds } from '../../needs.ts'
import { permissionFor } from '../../prices/service.ts'
import { beginPrices } from '../../prices/store.ts'
import { withWords } from '../../tariffs/words.ts'
import { columnNames } from '../columns.ts'
import type { Action } from '../plan.ts'
import { type Assessment, assess, type ImportFile, type JudgedLine } from './assess.ts'

export interface Counts {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly prices: number
}

export interface ImportPreview {
  readonly hash: string
  readonly counts: Counts
  readonly lines: readonly {
    readonly line: number
    readonly code: string
    readonly name: string
    readonly action: Action
    readonly prices: number
    /** The final price that begins, in words. */
    readonly finalInWords: string | null
  }[]
  readonly errors: readonly LineError[]
}

export interface ImportInput {
  readonly name: string
  /** The file in base64. */
  readonly content: string
  readonly pricesFrom: Day
}

export interface Imports {
  /** What importing the file would do, and every error in it. Writes nothing. */
  previewImport(actor: OfficeActor, input: ImportInput): Promise<Outcome<ImportPreview>>
  /** Imports the previewed file (`hash`) in one transaction; with any error nothing is imported. */
  commitImport(actor: OfficeActor, input: ImportInput & { readonly hash: string }, key: string): Promise<Outcome<Counts>>
}

export function createImports({ db, door, clock, judge }: CatalogueNeeds): Imports {
  const assessFor = async (actor: OfficeActor, file: ImportFile, table: Outcome<Table>, tx: Tx | null): Promise<Outcome<Assessment>> => {
    if (!table.ok) return table
    const { jurisdictionId } = actor
    if (jurisdictionId === null) return refuse('request.not-found', { facts: { what: '适用区域' } })
    const assessed = await assess(file, table.value, { db: tx ?? db, judge, jurisdictionId, on: today(clock), locking: tx !== null })
    if (!assessed.ok) return assessed
    const forbidden = wordsNeeded(assessed.value.lines).find((word) => !actor.permissions.has(word))
    return forbidden ? refuse('permission.denied', { facts: { permission: permissionName(forbidden) } }) : assessed
  }

  return {
    async previewImport(actor, { name, content, pricesFrom }) {
      if (!actor.permissions.has('catalogue.draft'))
        return refuse('permission.denied', { facts: { permission: permissionName('catalogue.draft') } })
      const bytes = Buffer.from(content, 'base64')
      const assessed = await assessFor(actor, { name, pricesFrom, bytes }, await readTable(columnNames, name, bytes), null)
      return assessed.ok ? ok(previewOf(assessed.value)) : assessed
    },

    async commitImport(actor, { name, content, pricesFrom, hash }, key) {
      const bytes = Buffer.from(content, 'base64')
      // Read before the transaction begins: a file that takes long must not keep one of the few places for writes.
      const wanted = actor.permissions.has('catalogue.draft') && sha256(bytes) === hash
      const table = wanted ? await readTable(columnNames, name, bytes) : refuse('import.changed')
      const once = { key, input: { name, pricesFrom, hash, content: sha256(bytes) } }
      return door.write({ actor, does: 'catalogue.import', needs: 'catalogue.draft', once }, async (writing) => {
        const assessed = await assessFor(actor, { name, pricesFrom, bytes }, table, writing.tx)
        if (!assessed.ok) return assessed
        const { errors } = assessed.value
        if (errors.length > 0)
          return refuse('import.has-errors', { facts: { count: String(errors.length) }, faults: errors.slice(0, 100).map(lineFault) })
        return write(writing, name, pricesFrom, assessed.value)
      })
    },
  }
}

const wordsNeeded = (lines: readonly JudgedLine[]) =>
  [...new Set(lines.flatMap(({ prices }) => prices.map(({ kind }): PriceKind => kind)))].map(permissionFor)

const countsOf = (lines: readonly JudgedLine[]): Counts => {
  const count = (action: Action) => lines.filter((line) => line.action === action).length
  const prices = lines.reduce((sum, line) => sum + line.prices.length, 0)
  return { created: count('create'), changed: count('change'), unchanged: count('unchanged'), prices }
}

const previewOf = ({ hash, lines, errors }: Assessment): ImportPreview => ({
  hash,
  counts: countsOf(lines),
  lines: lines.map(({ line, item, action, prices }) => ({
    ...{ line, code: item.code, name: item.name, action, prices: prices.length },
    finalInWords: finalInWords(prices),
  })),
  errors,
})

function finalInWords(prices: JudgedLine['prices']): string | null {
  const tariff = prices.find(({ kind }) => kind === 'final')?.tariff
  return tariff ? withWords(tariff).inWords : null
}

async function write(
  { tx, actor, now, record }: Writing<OfficeActor>,
  name: string,
  from: Day,
  found: Assessment,
): Promise<Outcome<Counts>> {
  const jurisdictionId = actor.jurisdictionId as Id
  const lines = found.lines.map((line) => ({ ...line, id: line.itemId ?? newId() }))
  const rowsOf = (action: Action) => lines.filter((line) => line.action === action).map(({ id, item }) => ({ ...item, id }))
  const created = rowsOf('create')
  // Somebody else took one of the codes since the file was compared: as after any change, it is previewed again.
  if ((await insertItems(tx, jurisdictionId, created, now)) < created.length)
    return refuse('request.changed-meanwhile', { facts: { what: '服务目录' } })
  const changed = rowsOf('change')
  await updateItems(tx, changed, now)
  const prices = lines.flatMap((line) => line.prices.map((price) => ({ ...price, providerId: null, id: newId(), itemId: line.id })))
  await beginPrices(tx, prices, { from, reason: `导入文件“${name}”`, setBy: actor.organisationId, setByPerson: actor.personName, at: now })
  const counts = countsOf(found.lines)
  const changedIds = new Set(changed.map(({ id }) => id))
  await record({
    object: { kind: 'catalogue-import', id: found.hash },
    jurisdiction: jurisdictionId,
    before: { changed: found.existing.items.filter(({ id }) => changedIds.has(id)) },
    after: { file: name, pricesFrom: from, ...counts, changed },
  })
  return ok(counts)
}
