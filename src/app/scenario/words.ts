import { type Body, verbNames, verbs } from '../play/index.ts'

/** Every word that a story may use; a misspelt one would prove nothing, so it is a fault. */
const story = ['title', 'proves', 'stage', 'begins', 'story', 'nothing-else']
const stage = ['regime', 'jurisdiction', 'actors', 'things']
const actor = ['name', 'of', 'party', 'area', 'budget', 'nature', 'parent', 'posts']
const aside = ['on', 'by', 'then', 'refused']

/** What each act may say. `sets` holds a thing, whose own words the stage checks by using them. */
const acts: Readonly<Record<string, readonly string[] | null>> = {
  ...Object.fromEntries(verbNames.map((verb) => [verb, verbs[verb].words])),
  sets: null,
  calls: ['method', 'path', 'body'],
}
const line = ['item', 'pool', 'quantity', 'reason', 'calculation']
const refused = ['code', 'article', 'of']

/** Faults of a story's words, each with its place; empty when all are known. */
export function misspelt(said: Body, stageSaid: Body): string[] {
  return [
    ...unknown('故事', said, story),
    ...unknown('stage', stageSaid, stage),
    ...Object.entries(stageSaid?.actors ?? {}).flatMap(([name, seed]) => unknown(`stage 的 ${name}`, seed, actor)),
    ...(Array.isArray(said.story) ? said.story : []).flatMap((entry: Body, index: number) =>
      entryFaults(`第 ${index + 1} 步`, entry ?? {}),
    ),
  ]
}

function entryFaults(at: string, entry: Body): string[] {
  const verbs = Object.keys(entry).filter((key) => key in acts)
  const [verb] = verbs
  const words = verb ? acts[verb] : null
  return [
    ...unknown(at, entry, [...aside, ...Object.keys(acts)]),
    ...(verbs.length > 1 ? [`${at}：一步只办一件事，却写了 ${verbs.join('、')}`] : []),
    ...(entry.refused && !verb ? [`${at}：写了 refused，却没有写办什么`] : []),
    ...(verb && !entry.by ? [`${at}：没有写明由谁办理（by）`] : []),
    ...(words && verb ? unknown(`${at}的 ${verb}`, entry[verb], words) : []),
    ...(verb && words ? [entry[verb]?.lines ?? []].flat().flatMap((each: Body) => unknown(`${at}的 lines`, each, line)) : []),
    ...(entry.refused ? unknown(`${at}的 refused`, entry.refused, refused) : []),
  ]
}

const unknown = (at: string, said: Body, known: readonly string[]): string[] =>
  Object.keys(said ?? {})
    .filter((key) => !known.includes(key))
    .map((key) => `${at}：不认识“${key}”，可写：${known.join('、')}`)
