import { expect, test } from 'vitest'
import { createGate } from './gate.ts'

test('no more than its places at once, in order of arrival, and a failure gives its place back', async () => {
  const gate = createGate(2)
  let [inside, most] = [0, 0]
  const order: number[] = []
  const work = (index: number) =>
    gate.pass(async () => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setTimeout(resolve, 2))
      inside -= 1
      order.push(index)
      if (index === 3) throw new Error('three')
    })
  const done = await Promise.allSettled(Array.from({ length: 9 }, (_, index) => work(index)))
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(done.filter(({ status }) => status === 'rejected')).toHaveLength(1)
})
