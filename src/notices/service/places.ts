/** Work of which some is known to be slow. */
interface Piece {
  readonly slow: boolean
}

interface PlacesNeeds<P extends Piece> {
  /** So many pieces are under way at once, and of those so many slow ones: the others never wait for them. */
  readonly most: number
  readonly mostSlow: number
  /** The next piece, slow ones only where asked; null when there is none. */
  readonly next: (of: { readonly slow: boolean }) => Promise<P | null>
  readonly work: (piece: P) => Promise<void>
}

interface Places {
  /** Fills the free places and waits until nothing is left or the time is over; what is under way then goes on. Throws what failed meanwhile. */
  run(ms: number): Promise<void>
  /** Takes up nothing more. */
  stop(): void
}

/** A number of places that are filled as they fall free: a piece that takes long holds its own place and no other. */
export function createPlaces<P extends Piece>({ most, mostSlow, next, work }: PlacesNeeds<P>): Places {
  const under = new Map<P, Promise<void>>()
  const failures: unknown[] = []
  let stopped = false
  const take = async () => {
    while (under.size < most && !stopped) {
      const slow = [...under.keys()].filter((piece) => piece.slow).length
      const piece = await next({ slow: slow < mostSlow })
      if (piece === null) return
      const done = work(piece)
        .catch((error) => void failures.push(error))
        .finally(() => {
          under.delete(piece)
          fill().catch((error) => void failures.push(error))
        })
      under.set(piece, done)
    }
  }
  const filling = oneAtATime(take)
  const fill = filling.ask
  const settled = async () => {
    await fill()
    for (let waits = waitsFor(); waits.length > 0; waits = waitsFor()) await Promise.race(waits)
    const failed = failures.splice(0)
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} pieces of work failed`)
  }
  const waitsFor = () => [...under.values(), ...filling.running().map((one) => one.catch(() => {}))]
  return {
    run: (ms) => atMost(settled(), ms),
    stop: () => {
      stopped = true
    },
  }
}

async function atMost(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
  work.catch(() => {}) // whatever fails afterwards is told by the next run
}

/** Does work once more after it was asked for, however often that was; never twice at a time. Whoever asks waits until it is done. */
export function oneAtATime(work: () => Promise<void>): { ask(): Promise<void>; running(): Promise<void>[] } {
  let under: Promise<void> | null = null
  let again = false
  const go = async () => {
    try {
      while (again) {
        again = false
        await work()
      }
    } finally {
      under = null
    }
  }
  return {
    ask: () => {
      again = true
      under ??= go()
      return under
    },
    running: () => (under === null ? [] : [under]),
  }
}
