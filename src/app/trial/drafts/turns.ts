import { type Id, type Outcome, refuse } from '../../../kernel/index.ts'

export interface Turns {
  /** Does the work when it is its turn; refuses at once, with `request.too-often`, who has work here already, and everybody while too many wait. */
  take<T>(personId: Id, work: () => Promise<Outcome<T>>): Promise<Outcome<T>>
}

/** What one of them takes at most, in seconds: whoever is sent away comes back after that. */
const comeBackAfter = '30'

/** Work done one after the other: one of each person, and so many in all, the one that is done included. Whoever waits holds megabytes. */
export function createTurns(most = 4): Turns {
  const here = new Set<Id>()
  let last: Promise<unknown> = Promise.resolve()
  return {
    async take(personId, work) {
      if (here.has(personId) || here.size >= most) return refuse('request.too-often', { facts: { seconds: comeBackAfter } })
      here.add(personId)
      const mine = last.then(work).finally(() => here.delete(personId))
      last = mine.catch(() => {})
      return mine
    },
  }
}
