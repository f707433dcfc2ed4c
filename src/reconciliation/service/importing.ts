import type { OfficeActor } from '../../identity/index.ts'
import {
  bytesOfBase64,
  type Day,
  type Fen,
  formatDecimal,
  formatYuan,
  type Id,
  labelOf,
  newId,
  type Outcome,
  ok,
  plusDays,
  refuse,
  sha256,
} from '../../kernel/index.ts'
import { lineFault } from '../../tables/index.ts'
import { mayImport, unseen } from '../bills/access.ts'
import type { BillError } from '../bills/read-lines.ts'
import type { BillLine } from '../bills/resolve.ts'
import { type Bill, findBill, insertBill, insertLines, isProvider } from '../store/bills.ts'
import type { ReconciliationNeeds } from './needs.ts'
import { type BillOf, type Survey, surveyBill } from './survey.ts'

export interface BillFile {
  readonly providerId: Id
  /** The first day of the cycle. */
  readonly from: Day
  readonly name: string
  /** In base64. */
  readonly content: string
}

/** A line of the preview. */
export interface PreviewLine {
  readonly line: number
  readonly named: string
  readonly known: boolean
  readonly itemCode: string | null
  readonly from: Day
  readonly to: Day
  readonly quantity: string
  readonly price: string | null
  readonly days: number | null
  readonly amount: string
}

export interface BillPreview {
  readonly hash: string
  readonly from: Day
  readonly to: Day
  readonly lineCount: number
  readonly total: string
  readonly unknown: number
  readonly lines: readonly PreviewLine[]
  readonly errors: readonly BillError[]
  readonly errorCount: number
}

const shown = 100

/** A provider's bill: first what importing the file would do, then the import of the very same file. */
export const createImporting = (needs: ReconciliationNeeds) => ({
  /** What importing the file would do, and its errors. Writes nothing. */
  async previewBill(actor: OfficeActor, file: BillFile): Promise<Outcome<BillPreview>> {
    const of = await billOf(needs, actor, file)
    if (!of.ok) return of
    const bytes = bytesOf(file)
    const lines: BillLine[] = []
    const survey = await surveyBill(
      needs.db,
      of.value,
      { name: file.name, bytes },
      async (those) => void lines.push(...those.slice(0, shown - lines.length)),
    )
    if (!survey.ok) return survey
    const { total, ...rest } = survey.value
    const { from, until } = of.value
    return ok({ ...rest, hash: sha256(bytes), from, to: plusDays(until, -1), total: formatYuan(total as Fen), lines: lines.map(toPreview) })
  },

  /** Imports the previewed file (`hash`) as the next version of the provider's bill for the cycle; with any error nothing is imported. */
  async importBill(actor: OfficeActor, file: BillFile & { readonly hash: string }, key: string): Promise<Outcome<Bill>> {
    const of = await billOf(needs, actor, file)
    if (!of.ok) return of
    const bytes = bytesOf(file)
    if (sha256(bytes) !== file.hash) return refuse('import.changed')
    // Read through before the transaction begins: a file with errors must not keep one of the few places for writes.
    const clean = withoutErrors(await surveyBill(needs.db, of.value, { name: file.name, bytes }, async () => {}))
    if (!clean.ok) return clean
    const { providerId, from, name, hash } = file
    const once = { key, input: { providerId, from, name, hash } }
    return needs.door.write({ actor, does: 'provider-bill.import', needs: null, once }, async ({ tx, now, record }) => {
      const id = newId()
      const survey = withoutErrors(await surveyBill(tx, of.value, { name, bytes }, (lines) => insertLines(tx, id, lines)))
      if (!survey.ok) return survey
      const { organisationId, personId, personName } = actor
      const by = { organisationId, personId, personName }
      const bill = {
        ...of.value,
        id,
        fileName: labelOf(name),
        sha256: hash,
        lineCount: survey.value.lineCount,
        total: survey.value.total,
        by,
        at: now,
      }
      const version = await insertBill(tx, bill)
      const after = {
        providerId,
        from,
        version,
        file: bill.fileName,
        sha256: hash,
        lines: bill.lineCount,
        total: formatYuan(bill.total as Fen),
      }
      await record({ object: { kind: 'provider-bill', id }, jurisdiction: of.value.jurisdictionId, organisation: providerId, after })
      const written = await findBill(tx, actor.sight, id)
      return written ? ok(written) : unseen()
    })
  },
})

/** Whose bill it is and for which cycle; refused where the actor may not, the provider is none here, or no cycle begins on the day. */
async function billOf({ db, cycleOn }: ReconciliationNeeds, actor: OfficeActor, { providerId, from }: BillFile): Promise<Outcome<BillOf>> {
  const { jurisdictionId } = actor
  const may = mayImport(actor, providerId)
  if (!may.ok) return may
  if (jurisdictionId === null || !(await isProvider(db, jurisdictionId, providerId))) return unseen('云服务商')
  const cycle = await cycleOn(jurisdictionId, from)
  if (!cycle) return refuse('statement.no-cycle', { facts: { on: from } })
  if (cycle.from !== from) return refuse('statement.not-a-cycle', { facts: { from, begins: cycle.from, ends: plusDays(cycle.until, -1) } })
  return ok({ jurisdictionId, providerId, from: cycle.from, until: cycle.until })
}

const bytesOf = ({ content }: BillFile): Buffer => bytesOfBase64(content) ?? Buffer.alloc(0)

function withoutErrors(survey: Outcome<Survey>): Outcome<Survey> {
  if (!survey.ok || survey.value.errorCount === 0) return survey
  const { errors, errorCount } = survey.value
  return refuse('import.has-errors', { facts: { count: String(errorCount) }, faults: errors.slice(0, 100).map(lineFault) })
}

const toPreview = ({ line, named, resourceId, itemCode, from, to, quantity, price, days, amount }: BillLine): PreviewLine => ({
  ...{ line, named, known: resourceId !== null, itemCode, from, to, days },
  quantity: formatDecimal(quantity),
  price: price === null ? null : formatDecimal(price),
  amount: formatYuan(amount),
})
