import { expect, test } from 'vitest'
import { type Outcome, ok } from '../../../kernel/index.ts'
import { createTurns } from './turns.ts'

/** Work that ends when it is told to. */
function held() {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome<string>>()
  let begun = 0
  const work = () => {
    begun += 1
    return promise
  }
  return { work, end: () => resolve(ok('done')), fail: () => reject(new Error('broken')), begun: () => begun }
}
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusal.code)

test('a person has one at a time: the other six hundred are refused at once, without any work', async () => {
  const turns = createTurns()
  const first = held()
  const mine = turns.take('a', first.work)
  const others = await Promise.all(Array.from({ length: 599 }, () => turns.take('a', first.work)))
  expect(new Set(others.map(codeOf))).toEqual(new Set(['request.too-often']))
  expect(others[0]).toMatchObject({ refusal: { message: '操作过于频繁，请 30 秒后再试' } })
  first.end()
  expect(codeOf(await mine)).toBe('ok')
  expect(first.begun()).toBe(1)
  expect(codeOf(await turns.take('a', async () => ok('again')))).toBe('ok')
})

test('one is done at a time, some wait, the rest are refused; what breaks leaves its place to the others', async () => {
  const turns = createTurns(3)
  const [a, b, c, d] = [held(), held(), held(), held()]
  const broken = turns.take('a', a.work)
  const second = turns.take('b', b.work)
  const third = turns.take('c', c.work)
  expect(codeOf(await turns.take('d', d.work))).toBe('request.too-often')
  expect([a.begun(), b.begun(), c.begun()]).toEqual([1, 0, 0])
  a.fail()
  await expect(broken).rejects.toThrow('broken')
  await expect.poll(b.begun).toBe(1)
  expect(c.begun()).toBe(0)
  const fourth = turns.take('d', d.work)
  for (const each of [b, c, d]) each.end()
  expect((await Promise.all([second, third, fourth])).map(codeOf)).toEqual(['ok', 'ok', 'ok'])
})
