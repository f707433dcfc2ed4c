import type { AdjustmentRule } from '../model.ts'
import type { Block } from '../reading/literate.ts'
import { type Reader, sourceOf } from '../reading/reader.ts'

/** Reads a `money: adjustment` block; whether its parts fit each other is judged when the whole pack is read. */
export function readAdjustment(block: Block, reader: Reader): AdjustmentRule {
  reader.raw('money')
  return {
    id: reader.text('adjustment'),
    name: reader.text('name'),
    of: reader.choice('of', ['provider', 'unit']),
    by: reader.text('by'),
    table: readTable(reader),
    cap: readCap(reader),
    says: reader.text('says'),
    excepts: reader.texts('excepts'),
    source: sourceOf(block),
  }
}

function readTable(reader: Reader): AdjustmentRule['table'] {
  const said = reader.raw('table')
  if (said === undefined) return null
  const entries = typeof said === 'object' && said !== null && !Array.isArray(said) ? Object.entries(said) : []
  const wrong = entries.find(([, percent]) => !/^(200|1?\d{1,2})(\.\d{1,4})?$/.test(String(percent)) || Number(percent) > 200)
  if (wrong)
    reader.fault('table', `table 的“${wrong[0]}”写作“${String(wrong[1])}”，不是 0 至 200 的百分比`, '写成 table: { 合格: 100, 不合格: 90 }')
  if (entries.length === 0) reader.fault('table', 'table 应是若干“等次: 应付的百分比”', '写成 table: { 合格: 100, 不合格: 90 }')
  return Object.fromEntries(entries.map(([value, percent]) => [value, String(percent)]))
}

function readCap(reader: Reader): string | null {
  const said = reader.textOr('cap', null)
  if (said === null || /^(100|\d{1,2}(\.\d{1,4})?)$/.test(said)) return said
  reader.fault('cap', `cap 写作“${said}”，不是 0 至 100 的数`, '写成 cap: 10，即增减至多 10%')
  return null
}
