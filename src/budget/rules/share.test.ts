import { expect, test } from 'vitest'
import { inOrder, reached, shareFaults, shareOf } from './share.ts'

test.each([
  [80n, 100n, '80.00'],
  [2n, 3n, '66.67'], // 66.666…
  [1n, 800n, '0.13'], // 0.125: halves up
  [0n, 5n, '0.00'],
  [15n, 10n, '150.00'],
  [5n, 0n, null],
])('%s of %s is %s percent', (used, budget, share) => expect(shareOf(used, budget)).toBe(share))

test.each([
  // One fen less than 80 percent shows as 80.00 and is not reached.
  [7_999_999n, 10_000_000n, []],
  [8_000_000n, 10_000_000n, ['80']],
  [10_000_000n, 10_000_000n, ['80', '100']],
  [875n, 1000n, ['80', '87.5']],
  [1n, 0n, ['80', '87.5', '100']],
  [0n, 0n, []],
])('%s of %s reaches %j', (used, budget, shares) => {
  const asked = shares.includes('87.5') ? ['80', '87.5', '100'] : ['80', '100']
  expect(reached(used, budget, asked)).toEqual(shares)
})

test.each<[readonly string[], string[]]>([
  [['80', '100'], []],
  [['0.01', '1000'], []],
  [['0'], ['/shares/0']],
  [['1000.01'], ['/shares/0']],
  [['80.123'], ['/shares/0']],
  [['80', '80.0'], ['/shares']],
])('%j has faults at %j', (shares, paths) => expect(shareFaults(shares).map(({ path }) => path)).toEqual(paths))

test('they are shown ascending, as plainly as can be', () => expect(inOrder(['100.00', '9', '87.50'])).toEqual(['9', '87.5', '100']))
