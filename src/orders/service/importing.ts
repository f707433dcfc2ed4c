import type { OfficeActor } from '../../identity/index.ts'
import { bytesOfBase64, type FileAnswer, type Id, type Outcome, ok, refuse, today } from '../../kernel/index.ts'
import { type CaseFile, findCase } from '../../procedures/index.ts'
import { type OrderKind, procedureOf, stepOf } from '../../regimes/index.ts'
import { readTable } from '../../tables/index.ts'
import { columnsOf, linesMax } from '../imports/columns.ts'
import { type RowError, readRows } from '../imports/read-rows.ts'
import { templateOf } from '../imports/template.ts'
import type { OrderLine } from '../line.ts'
import { offeredTo } from '../store/offered.ts'
import { listResources } from '../store/resources.ts'
import { type OrdersNeeds, orderOf } from './needs.ts'

type Needs = Pick<OrdersNeeds, 'db' | 'clock' | 'regimes'>

export interface LinesFile {
  readonly name: string
  readonly content: string
}

export interface LinesPreview {
  readonly lines: readonly (OrderLine & { readonly at: number })[]
  readonly errors: readonly RowError[]
  readonly errorCount: number
}

/** So many errors are told; the count says how many there are. */
const toldMax = 200

interface Writing {
  readonly file: CaseFile
  readonly order: OrderKind
}

/** The case, while its step writes lines; refuses with `request.not-found` and `case.not-writing`. */
async function writingOf({ db, regimes }: Needs, actor: OfficeActor, id: Id): Promise<Outcome<Writing>> {
  const file = await findCase(db, id, actor)
  if (!file) return refuse('request.not-found', { facts: { what: '该办件' } })
  const procedure = procedureOf(regimes.get(file.regimeId), file.procedure)
  const step = procedure && file.step ? stepOf(procedure, file.step) : undefined
  return step?.lines ? ok({ file, order: orderOf(regimes, file) }) : refuse('case.not-writing', { facts: { step: step?.name ?? '办结' } })
}

/** What lines of this case can name, within the actor's sight. */
async function offered({ db, clock }: Needs, actor: OfficeActor, { file, order }: Writing) {
  const { items, pools } = await offeredTo(db, file, today(clock))
  const own = order === 'change' || order === 'end'
  const of = { system: file.systemId ?? undefined, provider: file.providerId ?? undefined, state: 'delivered' as const, limit: linesMax }
  const resources = own && file.systemId ? (await listResources(db, actor, of)).items : []
  return { items, pools, resources }
}

/** A list of resources as it would stand in the application; nothing is written. Errors are told by line and column, and keep all of it out. */
export async function previewLines(needs: Needs, actor: OfficeActor, id: Id, { name, content }: LinesFile): Promise<Outcome<LinesPreview>> {
  const writing = await writingOf(needs, actor, id)
  if (!writing.ok) return writing
  const { order } = writing.value
  const bytes = bytesOfBase64(content)
  if (!bytes) return refuse('import.unreadable', { facts: { why: '内容不是有效的 base64' } })
  const table = await readTable(columnsOf(order).needed, name, bytes)
  if (!table.ok) return table
  if (table.value.rows.length > linesMax)
    return refuse('import.unreadable', { facts: { why: `共 ${table.value.rows.length} 行，一份申请最多 ${linesMax} 行，请拆分` } })
  const { items, pools, resources } = await offered(needs, actor, writing.value)
  const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]))
  const { read, errors } = readRows(order, table.value, {
    items: byId([...items, ...resources.map(itemOf)]),
    codes: new Map(items.map((item) => [item.code, item])),
    pools: byId([...pools, ...resources.map(({ poolId, poolName, zone }) => ({ id: poolId, name: poolName, zone }))]),
    resources: byId(resources.map((each) => ({ ...each, quantity: each.quantity ?? '0' }))),
  })
  if (errors.length === 0 && read.length === 0) return refuse('import.unreadable', { facts: { why: '没有一行填写了调整后数量' } })
  const lines = errors.length > 0 ? [] : read.map(({ at, line }) => ({ at, ...line }))
  return ok({ lines, errors: errors.slice(0, toldMax), errorCount: errors.length })
}

const itemOf = ({ itemId, itemName, specification, unit }: { itemId: Id; itemName: string; specification: string; unit: string }) => ({
  ...{ id: itemId, name: itemName, specification, unit },
})

/** The workbook to fill in, for this case. */
export async function lineTemplate(needs: Needs, actor: OfficeActor, id: Id): Promise<Outcome<FileAnswer>> {
  const writing = await writingOf(needs, actor, id)
  if (!writing.ok) return writing
  const bytes = await templateOf(writing.value.order, await offered(needs, actor, writing.value))
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return ok({ name: `资源明细 ${writing.value.file.number}.xlsx`, mediaType, bytes })
}
