import { describe, expect, test } from 'vitest'
import { day } from '../kernel/index.ts'
import type { Regime } from './model.ts'
import { statementsOf } from './statements.ts'
import { aPack, changed, headed, law, regimeOf } from './testing/pack.fixture.ts'
import { endingNotice, hasExpired, lastDayOn, validityNotice } from './validity.ts'

const reminded = regimeOf(law('after: notice\n', 'after: notice\nreminds: 3 months\n'))

describe('a reminder before the end', () => {
  test.each([
    ['2026-03-27', null],
    ['2026-03-28', '《小办法》有效期至2026-06-28，届满前请留意新的规定'],
    ['2026-06-28', '《小办法》有效期至2026-06-28，届满前请留意新的规定'],
    ['2026-06-29', null],
  ])('on %s: %s', (on, notice) => expect(endingNotice(reminded, day(on))).toBe(notice))

  test.each<[string, Regime['validity'], string, boolean]>([
    ['three months before 31 May is 28 February', { ...validity('3 months') }, '2023-02-28', true],
    ['… and not 27 February', { ...validity('3 months') }, '2023-02-27', false],
    ['three months before 31 May 2024 is 29 February', { ...validity('3 months') }, '2024-02-29', true],
    ['ten days', { ...validity('10 days') }, '2023-05-21', true],
    ['ten days, one too early', { ...validity('10 days') }, '2023-05-20', false],
    ['who says nothing is not reminded', { ...validity(null) }, '2023-05-31', false],
  ])('%s', (_, validity, on, told) => {
    const lastDay = day(`${on.slice(0, 4)}-05-31`)
    expect(endingNotice({ ...reminded, expires: lastDay, validity }, day(on)) !== null).toBe(told)
  })

  function validity(term: '3 months' | '10 days' | null): NonNullable<Regime['validity']> {
    if (!reminded.validity) throw new Error('the fixture has no validity')
    const reminds = { '3 months': { count: 3, unit: 'month' }, '10 days': { count: 10, unit: 'day' } } as const
    return { ...reminded.validity, reminds: term && reminds[term] }
  }
})

describe('a later decision changes the validity', () => {
  const decided = (decisions: string) => {
    const pack = headed('expires: 2026-06-28', `expires: 2026-06-28\ndecisions: ${decisions}`)
    return regimeOf(pack)
  }
  const once = decided('[ { number: 某政办〔2026〕9号, issued: 2026-05-10, expires: 2028-06-28, says: 继续有效 } ]')

  test.each([
    ['2026-05-09', '2026-06-28'],
    ['2026-05-10', '2028-06-28'],
    ['2028-06-29', '2028-06-28'],
  ])('on %s the last day is %s', (on, lastDay) => expect(lastDayOn(once, day(on))).toBe(lastDay))

  test('the notice cites it, and so does the reader', () => {
    expect(hasExpired(once, day('2026-06-29'))).toBe(false)
    expect(validityNotice(once, day('2028-06-29'))).toBe('本办法已于2028-06-28届满（依某政办〔2026〕9号）')
    expect(statementsOf(once).find(({ kind }) => kind === 'validity')?.words).toBe(
      '有效期至2026-06-28（含当日）；依某政办〔2026〕9号（2026-05-10），有效期至2028-06-28（含当日）：继续有效。',
    )
  })

  test('one that comes after the end brings it back to life from its own day on', () => {
    const late = decided('[ { number: 甲, issued: 2026-08-01, expires: 2027-12-31 } ]')
    expect(validityNotice(late, day('2026-07-31'))).toBe('本办法已于2026-06-28届满')
    expect(validityNotice(late, day('2026-08-01'))).toBeNull()
  })

  test('of several the last one counts; the end may go', () => {
    const twice = decided('[ { number: 甲, issued: 2026-05-10, expires: 2027-06-28 }, { number: 乙, issued: 2027-01-01, expires: null } ]')
    expect(hasExpired(twice, day('2999-12-31'))).toBe(false)
    expect(lastDayOn(twice, day('2026-12-31'))).toBe('2027-06-28')
  })
})

test('a measure that says it has no end never runs out', () => {
  const { folder, files } = headed('expires: 2026-06-28', 'expires: null')
  const chapter = changed(
    'validity: 2026-06-28\nafter: notice\nsays: 本办法已于{expires}届满',
    'validity: open',
    aPack().files['01-all.md'],
  )
  const open = regimeOf({ folder, files: { ...files, '01-all.md': chapter } })
  expect(hasExpired(open, day('2999-12-31'))).toBe(false)
  expect(statementsOf(open).find(({ kind }) => kind === 'validity')?.words).toBe('自2024-06-28起施行，没有规定有效期届满日。')
})

test('what a measure replaces, and by what it is replaced', () => {
  const regime = regimeOf(
    headed('terms:', 'replaces: [ { number: 某政办〔2018〕26号, title: 旧办法 } ]\nreplaced-by: [ { title: 新办法 } ]\nterms:'),
  )
  expect(regime).toMatchObject({
    replaces: [{ number: '某政办〔2018〕26号', title: '旧办法' }],
    replacedBy: [{ number: '', title: '新办法' }],
  })
})
