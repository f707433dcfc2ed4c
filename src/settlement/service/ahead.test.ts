import { expect, test } from 'vitest'
import { readAhead } from './ahead.ts'

/** Reads by readers that complain when they are asked for a second thing meanwhile; `begun` says what was asked for so far. */
function reading() {
  const busy = new Set<string>()
  const begun: number[] = []
  const read = async (thing: number, reader: string) => {
    if (busy.has(reader)) throw new Error(`${reader} is asked for two things at a time`)
    busy.add(reader)
    begun.push(thing)
    await new Promise((done) => setTimeout(done, thing % 2))
    busy.delete(reader)
    return thing * 10
  }
  return { begun, read }
}

test.each([[[]], [[1]], [[1, 2]], [[1, 2, 3, 4, 5, 6, 7]]])(
  'of %j everything is read once, in its order, by one reader or by several',
  async (things) => {
    for (const readers of [['one'], ['one', 'two'], ['one', 'two', 'three']]) {
      const { begun, read } = reading()
      const found: [number, number][] = []
      for await (const one of readAhead(things, read, readers)) found.push(one)
      expect(found).toEqual(things.map((thing) => [thing, thing * 10]))
      expect(begun).toEqual(things)
    }
  },
)

test('two readers read two ahead of what is worked on; a single one none', async () => {
  for (const [readers, ahead] of [
    [['one', 'two'], 2],
    [['one'], 0],
  ] as const) {
    const { begun, read } = reading()
    for await (const [thing] of readAhead([1, 2, 3, 4, 5], read, readers)) expect(begun.length).toBe(Math.min(5, thing + ahead))
  }
})

test('what cannot be read is told when its turn comes', async () => {
  const read = async (thing: number) => (thing === 2 ? Promise.reject(new Error('gone')) : thing)
  const told: number[] = []
  await expect(
    (async () => {
      for await (const [thing] of readAhead([1, 2, 3], read, ['one', 'two'])) told.push(thing)
    })(),
  ).rejects.toThrow('gone')
  expect(told).toEqual([1])
})
