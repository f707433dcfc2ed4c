/** Lets at most `places` pieces of work go on at once; the others wait in order of arrival. */
export interface Gate {
  pass<T>(work: () => Promise<T>): Promise<T>
}

export function createGate(places: number): Gate {
  const waiting: (() => void)[] = []
  let free = places
  const enter = async (): Promise<void> => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  // A place is handed on directly, so that nobody who comes later can take it.
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return {
    async pass(work) {
      await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}
