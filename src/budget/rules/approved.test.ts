import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../app/law-files.ts'
import { procedureOf } from '../../regimes/index.ts'
import { approvedSteps, effectOf } from './approved.ts'

const { regimes } = await loadLaw([])
const stepsOf = (regimeId: string, id: string) => {
  const procedure = procedureOf(regimes.get(regimeId), id)
  if (!procedure) throw new Error(`${regimeId} has no ${id}`)
  return [...approvedSteps(procedure)]
}

describe('in the measures that there are', () => {
  test.each([
    ['henan-2020', 'apply', ['provision', 'go-live', 'report']],
    // Not acceptance and review; the test comes after them, and the filing after it takes no approval back.
    ['hunan-2024', 'apply', ['test-order', 'test-build', 'test', 'advise', 'file', 'delivery-order', 'deliver', 'confirm']],
    ['hunan-2024', 'optimise', ['carry-out']],
    ['hunan-2024', 'emergency', ['release', 'regularise', 'accept', 'supplement', 'late-review']],
    ['shanxi-2021', 'exit', ['hand-over', 'reclaim', 'clear']],
    ['shanxi-2021', 'rectify', ['list', 'reclaim']],
    // Acceptance is the only decision before the provider allocates.
    ['weihai-2025', 'apply', ['allocate', 'baseline', 'hand-over', 'trial', 'pre-accept']],
    ['xishuangbanna-2025', 'emergency-change', ['adjust', 'regularise', 'late-internal', 'late-check']],
  ])('%s %s', (regimeId, id, steps) => expect(stepsOf(regimeId, id)).toEqual(steps))

  test('in every order of every measure something is approved in the end, and no draft is', () => {
    const orders = regimes
      .all()
      .flatMap(({ id, procedures }) => procedures.filter((each) => effectOf(each) !== null).map((each) => [id, each] as const))
    expect(orders.length).toBeGreaterThan(15)
    for (const [id, procedure] of orders) {
      const steps = approvedSteps(procedure)
      expect(steps.size, `${id} ${procedure.id}`).toBeGreaterThan(0)
      expect(steps.has(procedure.steps[0]?.id ?? ''), `${id} ${procedure.id}`).toBe(false)
    }
  })
})

test('an order adds, changes or ends; what is none does nothing to a bill', () => {
  expect((['new', 'emergency', 'change', 'end', 'none'] as const).map((order) => effectOf({ order }))).toEqual([
    'adds',
    'adds',
    'changes',
    'ends',
    null,
  ])
})
