import { expect, test } from 'vitest'
import { type Day, type Instant, startOf } from '../../kernel/index.ts'
import { availability, type Interruption } from './availability.ts'
import { type OutageInput, outageFaults } from './outage.ts'

const minute = 60_000
const june = { from: Date.parse(startOf('2025-06-01' as Day)), to: Date.parse(startOf('2025-07-01' as Day)) }
/** `fault 10 16 a`: from minute 10 to 16 of June, of pool a; without a pool, of all. */
const read = (lines: readonly string[]): Interruption[] =>
  lines.map((line) => {
    const [kind, from, to, poolId = null] = line.split(' ')
    return { kind: kind as Interruption['kind'], from: june.from + Number(from) * minute, to: june.from + Number(to) * minute, poolId }
  })

test.each<[string, string[], string | null, [string | null, string, string]]>([
  ['nothing was reported', [], null, ['100.0000', '0', '0']],
  ['six minutes of 43,200', ['fault 10 16'], null, ['99.9861', '6', '0']],
  ['overlapping faults count once', ['fault 10 14', 'fault 12 16', 'fault 11 13'], null, ['99.9861', '6', '0']],
  ['touching faults', ['fault 10 13', 'fault 13 16'], null, ['99.9861', '6', '0']],
  ['what lies outside the month is cut off', ['fault -100 6', 'fault 43200 43300'], null, ['99.9861', '6', '0']],
  ['announced work shortens the month', ['fault 10 16', 'planned 100 43200'], null, ['94.0000', '6', '43100']],
  ['a fault in announced work is none', ['fault 100 200', 'planned 100 200'], null, ['100.0000', '0', '100']],
  ['a fault that outlasts announced work', ['fault 100 206', 'planned 100 200'], null, ['99.9861', '6', '100']],
  ['force majeure inside a fault', ['fault 0 100', 'force-majeure 20 94'], null, ['99.9397', '26', '74']],
  ['all of the month excluded', ['force-majeure 0 43200', 'fault 1 2'], null, [null, '0', '43200']],
  ['down all month', ['fault 0 43200'], null, ['0.0000', '43200', '0']],
  ['a pool’s fault is the provider’s', ['fault 10 16 a'], null, ['99.9861', '6', '0']],
  ['two pools at the same time count once', ['fault 10 16 a', 'fault 10 16 b'], null, ['99.9861', '6', '0']],
  ['work on one pool excuses no other', ['planned 0 100 a', 'fault 10 16 b'], null, ['99.9861', '6', '0']],
  ['a fault of all during work on one', ['planned 0 100 a', 'fault 10 16'], null, ['99.9861', '6', '0']],
  ['work on one pool excuses that pool', ['planned 0 100 a', 'fault 10 16 a'], null, ['100.0000', '0', '0']],
  ['of a pool: another’s fault is none of its', ['fault 10 16 b'], 'a', ['100.0000', '0', '0']],
  ['of a pool: what stops all stops it', ['fault 10 16'], 'a', ['99.9861', '6', '0']],
  ['of a pool: its own work shortens its month', ['planned 0 200 a', 'fault 300 343 a'], 'a', ['99.9000', '43', '200']],
])('%s', (_, lines, pool, [percent, fault, excluded]) => {
  expect(availability(june, read(lines), pool)).toEqual({ percent, periodMinutes: '43200', faultMinutes: fault, excludedMinutes: excluded })
})

const [before, now, after, late] = [
  '2025-06-01T00:00:00.000Z',
  '2025-06-02T00:00:00.000Z',
  '2025-06-03T00:00:00.000Z',
  '2025-06-04T00:00:00.000Z',
]
test.each<[OutageInput['kind'], string, string, [string, string] | null, string[]]>([
  ['fault', before, now, null, []],
  ['fault', now, before, null, ['/to']],
  ['fault', now, now, null, ['/to']],
  ['fault', before, after, null, ['/to']],
  ['force-majeure', before, after, null, ['/to']],
  ['planned', after, late, null, []],
  ['planned', now, after, null, ['/from']],
  ['planned', before, now, null, ['/from']],
  ['planned', before, now, [before, after], []],
  ['planned', before, late, [before, after], ['/from']],
])('%s from %s to %s after %j', (kind, from, to, announced, paths) => {
  const outage = (a: string, b: string): OutageInput => ({
    ...{ providerId: 'p', poolId: null, reason: '', systemIds: [], kind },
    from: a as Instant,
    to: b as Instant,
  })
  const faults = outageFaults(outage(from, to), now as Instant, announced && outage(...announced))
  expect(faults.map(({ path }) => path)).toEqual(paths)
})

test.each<[string | null, string | null, string[]]>([
  ['a', 'a', []],
  [null, 'a', []],
  ['a', 'b', ['/from']],
  ['a', null, ['/from']],
])('work announced for pool %s is not corrected into work on %s once it began', (announced, corrected, paths) => {
  const planned = (poolId: string | null): OutageInput => ({
    ...{ providerId: 'p', poolId, reason: '', systemIds: [], kind: 'planned' },
    from: before as Instant,
    to: after as Instant,
  })
  expect(outageFaults(planned(corrected), now as Instant, planned(announced)).map(({ path }) => path)).toEqual(paths)
})

test('twenty thousand outages are counted at once', () => {
  const lines = Array.from({ length: 20_000 }, (_, n) => `${n % 2 ? 'fault' : 'force-majeure'} ${n * 2} ${n * 2 + 1}`)
  const begun = performance.now()
  expect(availability(june, read(lines))).toMatchObject({ percent: '69.8795', faultMinutes: '10000', excludedMinutes: '10000' })
  expect(performance.now() - begun).toBeLessThan(1500)
})
