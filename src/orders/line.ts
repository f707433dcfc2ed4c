import type { Id } from '../kernel/index.ts'
import type { CaseFile } from '../procedures/index.ts'

/** One line of an order as it stands in a case: names are kept with it, so that a version reads the same for ever. */
export interface OrderLine {
  /** Counted from 1. */
  readonly no: number
  readonly itemId: Id
  readonly itemName: string
  readonly specification: string
  readonly unit: string
  readonly poolId: Id
  readonly poolName: string
  readonly zone: string
  /** What is asked for; for a change the new quantity, for an end `0`. */
  readonly quantity: string
  /** What is allocated today; null for something new. */
  readonly before: string | null
  readonly resourceId: Id | null
  readonly reason: string
  readonly calculation: string
}

/** A line as a client writes it. */
export interface LineInput {
  readonly itemId?: Id | undefined
  readonly poolId?: Id | undefined
  readonly resourceId?: Id | undefined
  readonly quantity?: string | undefined
  readonly reason?: string | undefined
  readonly calculation?: string | undefined
}

/** The lines of a case: only this folder writes them, by `readLines`. */
export const linesOf = (file: Pick<CaseFile, 'lines'>): readonly OrderLine[] => file.lines as readonly OrderLine[]

/** A line with the resource that the case itself brought into being for it. */
export const broughtInto = (lines: readonly OrderLine[], resources: readonly { readonly id: Id; readonly lineNo: number }[]): OrderLine[] =>
  lines.flatMap((line) => {
    const made = resources.find(({ lineNo }) => lineNo === line.no)
    return made ? [{ ...line, resourceId: made.id }] : []
  })

/** The resources that lines name. */
export const resourcesOf = (lines: readonly OrderLine[]): Id[] => lines.flatMap(({ resourceId }) => (resourceId ? [resourceId] : []))
