import { expect, test } from 'vitest'
import { regimes } from '../office.fixture.ts'
import { type Hands, type Move, mayMove } from './life.ts'
import { type State, states } from './statement.ts'

const [two, one] = [regimes.get('monthly'), regimes.get('yearly')]
const code = (move: Exclude<Move, 'account'>, person: string, hands: Hands, regime = two) => {
  if (!regime.cycle) throw new Error('no cycle')
  const outcome = mayMove(move, person, hands, regime, regime.cycle)
  return outcome.ok ? 'ok' : outcome.refusal.code
}

test.each<[Exclude<Move, 'account'>, readonly State[]]>([
  ['review', ['accounted']],
  ['return', ['accounted', 'reviewed']],
  ['seal', ['reviewed']],
])('%s is possible only from %j', (move, from) => {
  const possible = states.filter((state) => code(move, 'c', { state, accountedBy: 'a', reviewedBy: 'b' }) === 'ok')
  expect(possible).toEqual(from)
})

const reviewed: Hands = { state: 'reviewed', accountedBy: 'a', reviewedBy: 'b' }
test.each([
  ['two parties: the reviewer may seal', 'b', two, 'ok'],
  ['two parties: the accountant may not', 'a', two, 'statement.own-accounting'],
  ['one party: the reviewer may not', 'b', one, 'statement.own-review'],
  ['one party: the accountant may not', 'a', one, 'statement.own-accounting'],
  ['one party: a third may', 'c', one, 'ok'],
] as const)('sealing, %s', (_, person, regime, expected) => {
  expect(code('seal', person, reviewed, regime)).toBe(expected)
})

test('who may not review or seal is told the article of the review', () => {
  if (!one.cycle) throw new Error('no cycle')
  const refused = [
    mayMove('review', 'a', { ...reviewed, state: 'accounted' }, one, one.cycle),
    mayMove('seal', 'b', reviewed, one, one.cycle),
  ]
  expect(refused.map((outcome) => (outcome.ok ? null : outcome.refusal.citation))).toEqual(Array(2).fill({ regime: 'yearly', cite: '1' }))
})

test('the packs of the fixture hold what the tests rest on', () => {
  expect([two.charging?.by, two.cycle?.first, one.charging?.by, one.cycle?.first]).toEqual(['month', 'contract', 'year', 'begins'])
})
