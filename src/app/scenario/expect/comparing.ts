import type { Body } from '../../play/index.ts'

/** A difference between what a story says and what was so; empty when all is as it says. */
export type Differences = readonly string[]

/** What is said must be what is shown; nothing shown is null. */
export const differ = (what: string, said: Body, shown: Body): Differences =>
  JSON.stringify(said) === JSON.stringify(shown ?? null)
    ? []
    : [`${what}：应为 ${JSON.stringify(said)}，实为 ${JSON.stringify(shown ?? null)}`]

/** Each key that is said, against what is known of it; a key that is not known is a fault of the story. */
export const differByKey = (what: string, said: Body, known: Body): Differences =>
  Object.entries(said).flatMap(([key, value]) =>
    key in known ? differ(`${what} 的 ${key}`, value, known[key]) : [`${what}：读不懂 ${key}，可写：${Object.keys(known).join('、')}`],
  )

/** Each said one must be met by a row of its own, and no row is left over. Only the keys that are said are compared. */
export function sameSet(what: string, said: readonly Body[], rows: readonly Body[]): Differences {
  const left = [...rows]
  const missing = said.filter((one) => {
    const at = left.findIndex((row) => partOf(one, row, '').length === 0)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [...missing.map((one) => `${what}：没有 ${JSON.stringify(one)}`), ...left.map((row) => `${what}：多出 ${JSON.stringify(row)}`)]
}

/** Everything that is said must be there; what is not said is not compared. Lists are compared by position. */
export function partOf(said: Body, shown: Body, at: string): Differences {
  if (Array.isArray(said))
    return [
      ...said.flatMap((each, index) => partOf(each, shown?.[index], `${at}/${index}`)),
      ...(said.length === shown?.length ? [] : [`${at}：应有 ${said.length} 项，实有 ${shown?.length ?? 0} 项`]),
    ]
  if (typeof said === 'object' && said !== null)
    return Object.entries(said).flatMap(([key, value]) => partOf(value, shown?.[key], `${at}/${key}`))
  return differ(at, said, shown)
}
