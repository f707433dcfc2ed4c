import { expect, test } from 'vitest'
import { day } from '../../kernel/index.ts'
import { seasonFaults, seasonOf } from './season.ts'

const seasons = [
  'trough 2024-02-01 2024-02-14',
  'trough 2024-02-15 2024-02-29',
  'peak 2024-03-01 2024-03-31',
  'trough 2024-04-02 2024-04-30',
].map((text) => {
  const [season = '', from = '', to = ''] = text.split(' ')
  return { season: season as 'peak' | 'trough', from: day(from), to: day(to) }
})

test.each([
  ['2024-02-01', '2024-02-29', 'trough'],
  ['2024-02-10', '2024-02-20', 'trough'],
  ['2024-01-31', '2024-02-29', null],
  ['2024-02-01', '2024-03-01', null],
  ['2024-03-31', '2024-03-31', 'peak'],
  ['2024-03-01', '2024-04-02', null],
  ['2024-04-01', '2024-04-30', null],
  ['2024-05-01', '2024-05-31', null],
])('%s to %s lies in %s', (from, to, season) => {
  expect(seasonOf({ from: day(from), to: day(to) }, seasons.toReversed())).toBe(season)
  expect(seasonOf({ from: day(from), to: day(to) }, [])).toBeNull()
})

test.each([
  ['2024-03-01', '2024-03-31', []],
  ['2024-02-29', '2024-02-29', []],
  ['2024-02-28', '2024-03-31', ['/from']],
  ['2024-03-31', '2024-03-30', ['/to']],
])('declared on 29 February: from %s to %s is at fault in %j', (from, to, paths) => {
  const faults = seasonFaults({ season: 'peak', from: day(from), to: day(to), note: '' }, day('2024-02-29'))
  expect(faults.map(({ path }) => path)).toEqual(paths)
})
