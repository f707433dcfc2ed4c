import type { ChargingRule, CycleRule, PackFault, Source } from '../model.ts'
import type { Block } from '../reading/literate.ts'
import { type Reader, readerOf, sourceOf } from '../reading/reader.ts'

/** One `money` block: a part of the charging or of the cycle; parts of several articles are put together. */
interface Part {
  readonly block: Block
  readonly source: Source
  readonly excepts: readonly string[]
  readonly says: ReadonlyMap<string, unknown>
}

const chargingKeys = {
  by: (reader: Reader) => reader.choice('by', ['month', 'year']),
  starts: (reader: Reader) => reader.texts('starts'),
  changes: (reader: Reader) => reader.texts('changes'),
  ends: (reader: Reader) => reader.texts('ends'),
  part: (reader: Reader) => reader.choice('part', ['actual-days']),
  counts: (reader: Reader) => reader.texts('counts'),
  rounding: (reader: Reader) => reader.choice('rounding', ['half-up-per-line']),
}
const cycleKeys = {
  begins: (reader: Reader) => reader.text('begins'),
  first: (reader: Reader) => reader.choice('first', ['contract', 'begins']),
  accounts: (reader: Reader) => reader.text('accounts'),
  reviews: (reader: Reader) => reader.text('reviews'),
}
type Keys = Readonly<Record<string, (reader: Reader) => unknown>>

/** Puts the `money: charging` blocks together; null when the pack has none. A key said twice without `excepts` is a fault. */
export function readCharging(blocks: readonly Block[], faults: PackFault[]): ChargingRule | null {
  const joined = join(blocks, 'charging', chargingKeys, faults)
  if (!joined) return null
  if (!('changes' in joined.values)) joined.values.changes = []
  if (!('part' in joined.values)) joined.values.part = 'actual-days'
  if (!('counts' in joined.values)) joined.values.counts = ['start']
  if (!('rounding' in joined.values)) joined.values.rounding = 'half-up-per-line'
  requireKeys(joined, ['by', 'starts', 'ends'], faults)
  return { ...(joined.values as unknown as ChargingRule), cites: joined.cites, sources: joined.sources }
}

/** Puts the `money: cycle` blocks together; null when the pack has none. */
export function readCycle(blocks: readonly Block[], faults: PackFault[]): CycleRule | null {
  const joined = join(blocks, 'cycle', cycleKeys, faults)
  if (!joined) return null
  requireKeys(joined, Object.keys(cycleKeys), faults)
  if (!/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/.test(String(joined.values.begins))) {
    fault(joined.parts[0], faults, `周期首日“${String(joined.values.begins)}”不是每年都有的一天`, '写成 MM-DD，如 09-01')
  }
  return { ...(joined.values as unknown as CycleRule), cites: joined.cites, sources: joined.sources }
}

interface Joined {
  readonly values: Record<string, unknown>
  readonly cites: Record<string, readonly string[]>
  readonly sources: readonly Source[]
  readonly parts: readonly Part[]
}

function join(blocks: readonly Block[], kind: string, keys: Keys, faults: PackFault[]): Joined | null {
  const parts = blocks.filter((block) => block.says.money === kind).map((block) => readPart(block, keys, faults))
  if (parts.length === 0) return null
  const values: Record<string, unknown> = {}
  const cites: Record<string, readonly string[]> = {}
  for (const key of Object.keys(keys)) {
    const saying = parts.filter((part) => part.says.has(key))
    const winner = saying.find((part) => saying.every((other) => other === part || excepts(part, other)))
    if (saying.length > 1 && !winner) {
      const [first, second] = saying
      fault(
        second,
        faults,
        `${kind}.${key} 已由第${first?.source.cites.join('、')}条写明（${first?.block.file}:${first?.block.line}），两处没有说明以谁为准`,
        `在应当优先的一处写 excepts: [对方条文]`,
      )
    }
    const chosen = winner ?? saying[0]
    if (!chosen) continue
    values[key] = chosen.says.get(key)
    cites[key] = chosen.source.cites
  }
  return { values, cites, sources: parts.map((part) => part.source), parts }
}

const excepts = (part: Part, other: Part): boolean => other.source.cites.some((cite) => part.excepts.includes(cite))

function readPart(block: Block, keys: Keys, faults: PackFault[]): Part {
  const reader = readerOf(block, faults)
  reader.raw('money')
  const says = new Map(Object.entries(keys).flatMap(([key, read]) => (reader.has(key) ? [[key, read(reader)] as const] : [])))
  const part = { block, source: sourceOf(block), excepts: reader.texts('excepts'), says }
  reader.close()
  return part
}

function requireKeys({ values, parts }: Joined, keys: readonly string[], faults: PackFault[]): void {
  for (const key of keys) {
    if (values[key] === undefined) fault(parts[0], faults, `money 没有写明 ${key}`, `在规定它的条文下写 ${key}: …`)
  }
}

const fault = (part: Part | undefined, faults: PackFault[], what: string, remedy: string): void => {
  if (part) faults.push({ file: part.block.file, line: part.block.line, article: part.block.under, fault: what, remedy })
}
