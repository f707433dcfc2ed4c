import { isDay } from '../../kernel/index.ts'
import { faultAt } from '../checks/fault.ts'
import type { ChargingRule, CycleRule, PackFault, Source } from '../model.ts'
import { citeInWords } from '../reading/cite.ts'
import type { Block } from '../reading/literate.ts'
import { type Reader, readerOf, sourceOf } from '../reading/reader.ts'

/** One `money` block: a part of the charging or of the cycle; parts of several articles are put together. */
interface Part {
  readonly source: Source
  readonly excepts: readonly string[]
  readonly says: ReadonlyMap<string, unknown>
}

type Keys = Readonly<Record<string, { readonly zh: string; readonly read: (reader: Reader) => unknown }>>

const chargingKeys = {
  by: { zh: '按月还是按年', read: (reader) => reader.choice('by', ['month', 'year']) },
  starts: { zh: '计费起始', read: (reader) => reader.texts('starts') },
  changes: { zh: '计费变更', read: (reader) => reader.texts('changes') },
  ends: { zh: '计费终止', read: (reader) => reader.texts('ends') },
  part: { zh: '不足一期的算法', read: (reader) => reader.choice('part', ['actual-days', 'thirty-day-month']) },
  counts: { zh: '首尾两日是否计费', read: readCounts },
  from: { zh: '自事件当日还是次月首日计费', read: (reader) => reader.choice('from', ['event-day', 'next-month']) },
  least: { zh: '起止同日怎样计', read: (reader) => reader.choice('least', ['nothing', 'one-day']) },
  minimum: { zh: '最低计费期限是否计满', read: (reader) => reader.choice('minimum', ['charged', 'not-charged']) },
  rounding: { zh: '舍入', read: (reader) => reader.choice('rounding', ['half-up-per-line']) },
} as const satisfies Keys
const cycleKeys = {
  begins: { zh: '周期首日', read: readBegins },
  first: { zh: '首个周期', read: (reader) => reader.choice('first', ['contract', 'begins']) },
  accounts: { zh: '核算方', read: (reader) => reader.text('accounts') },
  reviews: { zh: '审核方', read: (reader) => reader.text('reviews') },
  pays: { zh: '付款方', read: (reader) => reader.text('pays') },
} as const satisfies Keys

// What stands where the pack says nothing, or says it wrongly: then there is a fault as well, and the pack is not executed.
const charging = {
  by: 'month',
  starts: [],
  changes: [],
  ends: [],
  part: 'actual-days',
  counts: ['start'],
  from: 'event-day',
  least: 'nothing',
  minimum: 'not-charged',
  rounding: 'half-up-per-line',
} as const
const cycle = { begins: '01-01', first: 'begins', accounts: '', reviews: '', pays: '' } as const

/**
 * Puts the `money: charging` blocks together; null when the pack has none. A key said twice without `excepts` is a fault. A derived pack
 * says it `partly`: the rest is its upper measure's.
 */
export function readCharging(blocks: readonly Block[], faults: PackFault[], partly = false): ChargingRule | null {
  const joined = join(blocks, 'charging', chargingKeys, faults)
  if (!joined) return null
  if (!partly) requireKeys(joined, 'charging', chargingKeys, ['by', 'starts', 'ends'], faults)
  return { ...charging, ...joined.values, cites: joined.cites, sources: joined.sources }
}

/** Puts the `money: cycle` blocks together; null when the pack has none. */
export function readCycle(blocks: readonly Block[], faults: PackFault[], partly = false): CycleRule | null {
  const joined = join(blocks, 'cycle', cycleKeys, faults)
  if (!joined) return null
  if (!partly) requireKeys(joined, 'cycle', cycleKeys, ['begins', 'first', 'accounts', 'reviews'], faults)
  return withPayer({ ...cycle, ...joined.values, cites: joined.cites, sources: joined.sources })
}

/** Where no article says who pays, whoever accounts does. */
export const withPayer = (cycle: CycleRule): CycleRule => (cycle.cites.pays ? cycle : { ...cycle, pays: cycle.accounts })

function readCounts(reader: Reader): readonly ('start' | 'end')[] {
  return reader.texts('counts').filter((border): border is 'start' | 'end' => {
    const known = border === 'start' || border === 'end'
    if (!known) reader.fault('counts', `counts 写作“${border}”，没有这个词`, '可用：start（首日计费）、end（末日计费）')
    return known
  })
}

function readBegins(reader: Reader): string {
  const begins = reader.text('begins')
  // 2023 is no leap year: 02-29 does not begin a cycle every year.
  if (begins && !isDay(`2023-${begins}`)) reader.fault('begins', `周期首日“${begins}”不是每年都有的一天`, '写成 MM-DD，如 09-01')
  return begins
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
  complainOfExcepts(parts, kind, faults)
  const values: Record<string, unknown> = {}
  const cites: Record<string, readonly string[]> = {}
  for (const [key, { zh }] of Object.entries(keys)) {
    const chosen = choose(
      parts.filter((part) => part.says.has(key)),
      `${kind}.${key}（${zh}）`,
      faults,
    )
    if (!chosen) continue
    values[key] = chosen.says.get(key)
    cites[key] = chosen.source.cites
  }
  return { values, cites, sources: parts.map((part) => part.source), parts }
}

/** Which of the parts that say the same key counts: the one that excepts all others. */
function choose(saying: readonly Part[], what: string, faults: PackFault[]): Part | undefined {
  const [first, second] = saying
  if (!first || !second) return first
  const winners = saying.filter((part) => saying.every((other) => other === part || excepts(part, other)))
  if (winners.length === 1) return winners[0]
  const { file, line, cites } = first.source
  const fault = `${what}已由${cites.map(citeInWords).join('、')}写明（${file}:${line}），两处没有说明以谁为准`
  faults.push(faultAt(second.source, fault, `在应当优先的一处写 excepts: [对方条文]`))
  return first
}

const excepts = (part: Part, other: Part): boolean => other.source.cites.some((cite) => part.excepts.includes(cite))

function complainOfExcepts(parts: readonly Part[], kind: string, faults: PackFault[]): void {
  for (const part of parts) {
    for (const cite of part.excepts) {
      if (parts.some((other) => other !== part && other.source.cites.includes(cite))) continue
      faults.push(faultAt(part.source, `excepts 的“${cite}”之下没有另一处 money: ${kind}`, '写成对方所在的条文，或删去'))
    }
  }
}

function readPart(block: Block, keys: Keys, faults: PackFault[]): Part {
  const reader = readerOf(block, faults)
  reader.raw('money')
  const says = new Map(Object.entries(keys).flatMap(([key, { read }]) => (reader.has(key) ? [[key, read(reader)] as const] : [])))
  const part = { source: sourceOf(block), excepts: reader.texts('excepts'), says }
  reader.close()
  return part
}

function requireKeys<K extends Keys>(
  { values, parts }: Joined,
  kind: string,
  keys: K,
  required: readonly (keyof K & string)[],
  faults: PackFault[],
): void {
  const source = parts[0]?.source
  if (!source) return
  for (const key of required) {
    if (values[key] !== undefined && [values[key]].flat().length > 0) continue
    faults.push(faultAt(source, `money: ${kind} 没有写明 ${key}（${keys[key]?.zh ?? ''}）`, `在规定它的条文下写 ${key}: …`))
  }
}
