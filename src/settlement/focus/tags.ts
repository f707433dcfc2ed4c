import type { DetailLine, ExportHead, SideLine } from '../exports/line.ts'

/** What our tags begin with: FOCUS wants a provider's own tags told from a user's. */
export const tagPrefix = 'zhengyun/'

type Values = Readonly<Record<string, string | number | null>>

/** A JSON object of what has a value; null when nothing has. */
function keyValues(prefix: string, values: Values): string | null {
  const held = Object.entries(values).filter(([, value]) => value !== null && value !== '')
  return held.length === 0 ? null : JSON.stringify(Object.fromEntries(held.map(([key, value]) => [prefix + key, value])))
}

const headTags = (head: ExportHead): Values => ({ statement: head.statementId, measure: head.measureTitle, state: head.state })

/** What FOCUS has no column for: system, pool, who pays, and the rules at work with their articles. */
export const detailTags = (line: DetailLine, head: ExportHead): string | null =>
  keyValues(tagPrefix, {
    ...headTags(head),
    line: line.no,
    systemId: line.systemId,
    system: line.systemName,
    pool: line.poolName,
    category: line.category,
    price: line.priceInWords,
    payer: line.payer,
    apart: line.apart?.message ?? null,
    apartCite: line.apart?.cite ?? null,
    exclusion: line.excluded?.message ?? null,
    exclusionRule: line.excluded?.rule ?? null,
    exclusionCite: line.excluded?.cite ?? null,
    deductions: line.deductions.map(({ percent, message }) => `${percent}% ${message}`).join('；'),
    deductionCites: line.deductions.map(({ cite }) => cite).join('；'),
  })

export const sideTags = (line: SideLine, head: ExportHead): string | null =>
  keyValues(tagPrefix, {
    ...headTags(head),
    id: line.id,
    kind: line.kind,
    line: line.lineNo,
    refersTo: line.refersTo,
    payer: line.payer,
    cite: line.cite,
  })

/** What stays the same for a price whoever pays it: how it charges and in which unit. */
export const skuDetails = ({ basis, unit, itemCode }: DetailLine): string | null =>
  keyValues('x_', { Basis: basis, Unit: unit, ItemCode: itemCode })
