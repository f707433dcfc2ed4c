import type { CaseLine, CaseView, Desk } from '../api/use-case.ts'
import type { Content } from '../api/use-write-case.ts'

/** A line while it is being written: everything may still be missing. */
export interface DraftLine {
  readonly itemId?: string | null
  readonly poolId?: string | null
  readonly resourceId?: string | null
  readonly quantity?: string | null
  readonly reason?: string | null
  readonly calculation?: string | null
}

export interface DeskValues {
  readonly fields?: Readonly<Record<string, string | boolean | null | undefined>>
  readonly lines?: readonly (DraftLine | undefined)[]
}

/** What the form starts with: what was saved last, and what does not fit yet as it was typed. */
export function valuesOf(file: CaseView, desk: Desk): DeskValues {
  const said = { ...file.fields, ...desk.unfit?.fields }
  return {
    fields: Object.fromEntries(desk.asks.flatMap(({ field }) => (said[field] === undefined ? [] : [[field, said[field]]]))),
    ...(desk.lines ? { lines: desk.unfit?.lines ?? file.lines.map(draftOf) } : {}),
  }
}

type Described = Pick<CaseLine, 'itemId' | 'poolId' | 'resourceId' | 'quantity' | 'reason' | 'calculation' | 'before'>

/** A line of the case, or of a file that is imported, as the form holds it. */
export const draftOf = ({ itemId, poolId, resourceId, quantity, reason, calculation, before }: Described): DraftLine =>
  before === null ? { itemId, poolId, quantity, reason, calculation } : { resourceId, quantity, reason, calculation }

/** What is sent: only what the step asks for; of a line only what its order takes. */
export function contentOf(values: DeskValues, desk: Desk, order: string): Content {
  const said = values.fields ?? {}
  const fields = Object.fromEntries(desk.asks.map(({ field }) => [field, said[field] ?? null]))
  return desk.lines ? { fields, lines: (values.lines ?? []).map((line) => lineOf(line ?? {}, order)) } : { fields }
}

function lineOf(line: DraftLine, order: string) {
  const words = filled({ reason: line.reason, calculation: line.calculation })
  if (order === 'end') return { ...filled({ resourceId: line.resourceId }), ...words }
  if (order === 'change') return { ...filled({ resourceId: line.resourceId, quantity: line.quantity }), ...words }
  return { ...filled({ itemId: line.itemId, poolId: line.poolId, quantity: line.quantity }), ...words }
}

const filled = <K extends string>(of: Readonly<Record<K, string | null | undefined>>): Partial<Record<K, string>> =>
  Object.fromEntries(
    Object.entries(of).filter((entry): entry is [K, string] => typeof entry[1] === 'string' && entry[1].trim() !== ''),
  ) as Partial<Record<K, string>>

/** Equal texts mean equal contents: whether there is anything to save, and whether somebody else saved meanwhile. */
export const sameText = (content: Content): string => JSON.stringify(content)
