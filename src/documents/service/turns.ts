import { type Id, type Outcome, refuse } from '../../kernel/index.ts'

export interface TurnsLimits {
  /** So many are printed at once for this process. */
  readonly places: number
  /** So many of one organisation. */
  readonly placesOfOne: number
  /** So many more of one organisation wait, so that none fills the line. */
  readonly waitingOfOne: number
  /** So many wait in all. */
  readonly waiting: number
}

/**
 * Each document that is issued holds a connection of the database until it is printed. One of an organisation: its numbers come one after another, and a second
 * would only wait for the counter with a connection in hand.
 */
export const issuingLimits: TurnsLimits = { places: 2, placesOfOne: 1, waitingOfOne: 2, waiting: 24 }
/** Looking at drafts is quick, and several clerks of an office do so. */
export const draftingLimits: TurnsLimits = { places: 4, placesOfOne: 2, waitingOfOne: 8, waiting: 64 }

/** Lets organisations print in turn, so that none fills the printer's line. To be taken before a transaction: who waits holds nothing. */
export interface Turns {
  /** Refuses at once with `document.printing-at-once` or `document.printing-full` where too many wait already. */
  take<T>(organisationId: Id, work: () => Promise<Outcome<T>>): Promise<Outcome<T>>
}

/** In order of arrival, but past whoever waits for a place of the own organisation. */
export function createTurns({ places, placesOfOne, waitingOfOne, waiting }: TurnsLimits): Turns {
  const inside: Id[] = []
  const line: { readonly of: Id; readonly begin: () => void }[] = []
  const insideOf = (one: Id): number => inside.filter((of) => of === one).length
  const waitingOf = (one: Id): number => line.filter(({ of }) => of === one).length
  const mayBegin = (one: Id): boolean => inside.length < places && insideOf(one) < placesOfOne
  const admit = (): void => {
    const next = line.find(({ of }) => mayBegin(of))
    if (!next) return
    line.splice(line.indexOf(next), 1)
    inside.push(next.of)
    next.begin()
  }
  return {
    async take(one, work) {
      if (!mayBegin(one)) {
        if (waitingOf(one) >= waitingOfOne)
          return refuse('document.printing-at-once', { facts: { count: String(insideOf(one) + waitingOf(one)) } })
        if (line.length >= waiting) return refuse('document.printing-full')
      }
      await new Promise<void>((begin) => {
        line.push({ of: one, begin })
        admit()
      })
      try {
        return await work()
      } finally {
        inside.splice(inside.indexOf(one), 1)
        admit()
      }
    },
  }
}
