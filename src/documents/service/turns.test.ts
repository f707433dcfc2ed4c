import { expect, test } from 'vitest'
import { type Outcome, ok } from '../../kernel/index.ts'
import { createTurns, issuingLimits, type TurnsLimits } from './turns.ts'

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusal.code)

/** Takes turns for organisations; each stays inside until it is let go. */
function played(limits: Partial<TurnsLimits> = {}) {
  const turns = createTurns({ ...issuingLimits, ...limits })
  const inside = new Map<string, () => void>()
  const take = (name: string): Promise<string> =>
    turns
      .take(name.slice(0, 1), async () => {
        await new Promise<void>((resolve) => inside.set(name, resolve))
        inside.delete(name)
        if (name.endsWith('!')) throw new Error(name)
        return ok(name)
      })
      .then(codeOf)
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  const leave = async (name: string) => {
    inside.get(name)?.()
    await settled()
  }
  return { take, leave, settled, inside: () => [...inside.keys()] }
}

test('two at once, one of an organisation; in order of arrival, past whoever waits for its own', async () => {
  const { take, leave, settled, inside } = played()
  const all = Promise.all(['a1', 'a2', 'b1', 'c1', 'b2'].map(take))
  await settled()
  expect(inside()).toEqual(['a1', 'b1'])
  await leave('b1')
  expect(inside()).toEqual(['a1', 'c1'])
  await leave('a1')
  expect(inside()).toEqual(['c1', 'a2'])
  await leave('a2')
  expect(inside()).toEqual(['c1', 'b2'])
  await leave('c1')
  await leave('b2')
  expect(await all).toEqual(Array(5).fill('ok'))
})

test('an organisation with two waiting is refused at once, another is not; a full line refuses everybody', async () => {
  const { take, leave, settled, inside } = played({ waiting: 4 })
  const all = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map(take)
  await settled()
  expect(await take('a4')).toBe('document.printing-at-once')
  expect(await take('d1')).toBe('document.printing-full')
  await leave('a1')
  all.push(take('d1'))
  for (let turn = 0; turn < 7; turn += 1) await leave(inside()[0] ?? '')
  expect(await Promise.all(all)).toEqual(Array(7).fill('ok'))
})

test('a failure gives the place back', async () => {
  const { take, leave, settled, inside } = played()
  const fails = expect(take('a!')).rejects.toThrow('a!')
  const next = take('a2')
  await settled()
  await leave('a!')
  await fails
  expect(inside()).toEqual(['a2'])
  await leave('a2')
  expect(await next).toBe('ok')
})
