import { type Day, day, type Instant, instant, plusMonths } from '../../kernel/index.ts'
import { type Body, verbNames } from '../play/index.ts'
import type { ActSeed, CaseSeed, Place } from './data.ts'

/** What people do, what is brought about later in the year (`sets`), and anything else of the API (`calls`). */
const verbs = [...verbNames, 'sets', 'calls'] as const
type ActVerb = (typeof verbs)[number]

/** One act of one person at one moment. */
export interface Act {
  readonly at: Instant
  /** The jurisdiction's prefix. */
  readonly place: string
  readonly by: string
  readonly verb: ActVerb
  readonly words: Body
  /** The code with which it is expected to be refused; null when it is lawful. */
  readonly refused: string | null
}

/** Everything that happens between two days, both within, of all places in the order of time. Throws on a fault in the files. */
export function timelineOf(places: readonly Place[], from: Day, to: Day): Act[] {
  const acts = places.flatMap((place) => [
    ...place.things.map((thing) => actOf(place, thing.on, { by: thing.by, sets: thing })),
    ...place.cases.flatMap((seed) => actsOfCase(place, seed)),
    ...place.story.flatMap((entry) => datesOf(entry, from, to).map((on) => actOf(place, on, entry))),
  ])
  return acts
    .filter(({ at }) => at >= moment(`${from} 00:00`) && at < moment(`${to} 23:59`))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function actsOfCase(place: Place, seed: CaseSeed): Act[] {
  return Object.entries(seed.on).flatMap(([stage, value]) => {
    const course = place.courses[seed.course]?.[stage.replace(/-\d+$/, '')]
    if (!course) throw new Error(`${place.prefix} ${seed.case}：${seed.course} 没有“${stage}”这一步`)
    const { on, refused, ...facts } = typeof value === 'string' ? { on: value, refused: undefined } : value
    const acts = course
      .map((entry) => filled(entry, { ...seed, ...facts }) as ActSeed)
      .flatMap(singly)
      .map((entry) => actOf(place, on, named(entry, seed.case)))
    return acts.map((act, index) => (index === acts.length - 1 ? { ...act, refused: refused ?? null } : act))
  })
}

/** Puts the case's facts where `$name` stands; what the case does not say is left out. */
function filled(value: Body, facts: Readonly<Record<string, Body>>): Body {
  if (typeof value === 'string') return value.startsWith('$') ? facts[value.slice(1)] : value
  if (Array.isArray(value)) return value.map((each) => filled(each, facts))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, each]) => [key, filled(each, facts)] as const)
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined))
}

/** Several papers are attached one after the other. */
const singly = (entry: ActSeed): ActSeed[] =>
  'attaches' in entry ? (entry.attaches ?? []).map((document: string) => ({ ...entry, attaches: { document } })) : [entry]

const named = (entry: ActSeed, name: string): ActSeed => {
  const verb = verbOf(entry)
  return { ...entry, [verb]: { ...entry[verb], [verb === 'begins' ? 'as' : 'case']: name } }
}

const actOf = (place: Place, on: string, entry: ActSeed): Act => ({
  at: moment(on),
  place: place.prefix,
  by: entry.by,
  verb: verbOf(entry),
  words: entry[verbOf(entry)],
  refused: entry.refused ?? null,
})

function verbOf(entry: ActSeed): ActVerb {
  const found = verbs.find((verb) => verb in entry)
  if (!found) throw new Error(`不认识的动作：${JSON.stringify(entry)}`)
  return found
}

/** An entry is on a day, or `each: month` on the day and time `at`. */
function datesOf(entry: ActSeed, from: Day, to: Day): string[] {
  if (entry.on) return [entry.on]
  const first = day(`${from.slice(0, 7)}-${String(entry.at).slice(0, 2)}`)
  const found: string[] = []
  for (let count = 0; plusMonths(first, count) <= to; count += 1) found.push(`${plusMonths(first, count)} ${String(entry.at).slice(3)}`)
  return found
}

/** `2024-09-26 10:00` on a clock in China; a day alone is half past nine. */
export const moment = (text: string): Instant => {
  const [on = '', time = '09:30'] = text.split(' ')
  return instant(`${on}T${time}:00+08:00`)
}
