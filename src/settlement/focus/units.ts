import type { Basis } from '../../catalogue/index.ts'

/** What is counted, as FOCUS writes it: one of it, and many. */
interface Noun {
  readonly one: string
  readonly many: string
}

const noun = (one: string, many = `${one}s`): Noun => ({ one, many })
const same = (word: string): Noun => noun(word, word)

/** Words of catalogues, in small letters. */
const nouns: Readonly<Record<string, Noun>> = {
  核: noun('Core'),
  core: noun('Core'),
  cores: noun('Core'),
  vcpu: noun('Core'),
  cpu: noun('Core'),
  台: noun('Machine'),
  主机: noun('Host'),
  实例: noun('Instance'),
  套: noun('Set'),
  个: noun('Unit'),
  项: noun('Unit'),
  条: noun('Line'),
  账户: noun('Account'),
  账号: noun('Account'),
  域名: noun('Domain'),
  证书: noun('Certificate'),
  连接: noun('Connection'),
  请求: noun('Request'),
  次: noun('Occurrence'),
  人: noun('Person', 'Persons'),
  g: same('GB'),
  t: same('TB'),
  mb: same('MB'),
  gb: same('GB'),
  tb: same('TB'),
  pb: same('PB'),
}
/** Sizes of data that differ by a letter's size only. */
const exactly = new Map(['Mb', 'Gb', 'Tb', 'Pb'].map((size) => [size, same(size)]))
const times: Readonly<Record<string, Noun>> = {
  年: noun('Year'),
  月: noun('Month'),
  日: noun('Day'),
  天: noun('Day'),
  小时: noun('Hour'),
  时: noun('Hour'),
}
const timeOfBasis: Partial<Record<Basis, string>> = { year: '年', month: '月', day: '日', hour: '小时' }

/** A catalogue's unit taken apart: `核·月`, `GB·月`, `台·3年`, `100次`, `人天`. */
interface Parts {
  /** How many of it one unit is. */
  readonly count: number
  readonly noun: Noun
  readonly time: { readonly count: number; readonly noun: Noun } | null
}

const pattern = /^(\d*)\s*(.+?)(?:[·/*×](\d*)\s*个?(年|月|日|天|小时|时)|(?<=人)(\d*)(年|月|日|天))?$/u

function partsOf(unit: string, basis: Basis): Parts {
  const [, count, word = unit, times1, time1, times2, time2] = pattern.exec(unit.trim()) ?? []
  const time = time1 ?? time2 ?? timeOfBasis[basis]
  const timeNoun = time === undefined ? undefined : times[time]
  return {
    count: Number(count || 1),
    noun: exactly.get(word) ?? nouns[word.toLowerCase()] ?? asIs(word),
    time: timeNoun ? { count: Number(times1 || times2 || 1), noun: timeNoun } : null,
  }
}

/**
 * A word that FOCUS does not know is a count of its own, and is capitalized; it has no plural that we know. What is no word is a unit: the catalogue's own text
 * stands with the price.
 */
function asIs(word: string): Noun {
  if (!/^\p{L}[\p{L}\p{N}]*$/u.test(word)) return noun('Unit')
  return same(word.slice(0, 1).toUpperCase() + word.slice(1))
}

/** A unit of a price by FOCUS's unit format: `Core-Months`, `GB-Months`, `Machines/3 Years`, `100 Occurrences`. */
export function pricingUnitOf(unit: string, basis: Basis): string {
  const { count, noun, time } = partsOf(unit, basis)
  const many = count === 1 ? noun.many : `${count} ${noun.many}`
  if (time === null) return many
  if (time.count > 1) return `${many}/${time.count} ${time.noun.many}`
  return `${count === 1 ? noun.one : `${count} ${noun.one}`}-${time.noun.many}`
}

/** The unit of so many held for so many days: `Core-Days`. */
export function daysOfUnit(unit: string, basis: Basis): string {
  const { count, noun } = partsOf(unit, basis)
  return `${count === 1 ? noun.one : `${count} ${noun.one}`}-Days`
}
