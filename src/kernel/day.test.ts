import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  type Day,
  day,
  dayOf,
  dayOfEpoch,
  daysBetween,
  earlier,
  epochDay,
  firstOfMonth,
  instant,
  isDay,
  later,
  millisecondsBetween,
  plusDays,
  plusHours,
  plusMonths,
  startOf,
} from './day.ts'

const anyDay = fc.integer({ min: -25567, max: 84004 }).map(dayOfEpoch) // 1900 to 2199

describe('texts that are days', () => {
  test.each(['2024-02-29', '2000-02-29', '2023-12-31', '1000-01-01', '9999-12-31'])('%s', (text) => expect(day(text)).toBe(text))
  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-02-30',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-1',
    '24-01-01',
    '0000-01-01',
    '0099-01-01',
    '02024-01-01',
    '+002024-01-01',
    '2024-01-01T00:00',
    '2024-01-01[u-ca=chinese]',
    ' 2024-01-01',
    '2024-01-01\n',
    '２０２４-01-01',
    '20240101',
    '',
    'today',
  ])('%j is none', (text) => {
    expect(isDay(text)).toBe(false)
    expect(() => day(text)).toThrow(`not a day: ${text}`)
  })
})

test.each<[string, number, string]>([
  ['2024-01-31', 1, '2024-02-29'],
  ['2023-01-31', 1, '2023-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2024-08-31', 6, '2025-02-28'],
  ['2024-10-31', 1, '2024-11-30'],
  ['2024-12-15', 1, '2025-01-15'],
  ['2024-03-31', -1, '2024-02-29'],
  ['2024-03-31', 0, '2024-03-31'],
])('%s and %i months is %s', (from, count, to) => expect(plusMonths(day(from), count)).toBe(to))

test.each<[string, number, string]>([
  ['2024-02-28', 1, '2024-02-29'],
  ['2023-02-28', 1, '2023-03-01'],
  ['2024-12-31', 1, '2025-01-01'],
  ['2024-03-01', -1, '2024-02-29'],
  ['2024-01-01', 366, '2025-01-01'],
])('%s and %i days is %s', (from, count, to) => {
  expect(plusDays(day(from), count)).toBe(to)
  expect(daysBetween(day(from), day(to))).toBe(count)
})

test('a sum beyond the years that sort as texts is a defect, not a strange text', () => {
  expect(() => plusDays(day('9999-12-31'), 1)).toThrow(RangeError)
  expect(() => plusMonths(day('1000-01-01'), -1)).toThrow(RangeError)
})

test('days, their numbers and their order agree', () => {
  expect(epochDay('1970-01-01' as Day)).toBe(0)
  fc.assert(
    fc.property(anyDay, anyDay, fc.integer({ min: -5000, max: 5000 }), (a, b, count) => {
      expect(dayOfEpoch(epochDay(a))).toBe(a)
      expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0)
      expect(daysBetween(a, plusDays(a, count))).toBe(count)
      expect(earlier(a, b) <= later(a, b)).toBe(true)
      expect(firstOfMonth(a) <= a && firstOfMonth(a).endsWith('-01')).toBe(true)
    }),
  )
})

describe('midnight in China is 16:00 in UTC', () => {
  test.each([
    ['2024-09-30T15:59:59.999Z', '2024-09-30'],
    ['2024-09-30T16:00:00.000Z', '2024-10-01'],
    ['2023-12-31T16:00:00Z', '2024-01-01'],
    ['2024-02-28T16:00:00Z', '2024-02-29'],
    ['2024-09-30T23:59:59+08:00', '2024-09-30'],
    ['2024-10-01T00:00:00+08:00', '2024-10-01'],
    ['2024-09-30T12:00:00-04:00', '2024-10-01'],
  ])('%s is on %s', (at, on) => expect(dayOf(instant(at))).toBe(on))

  test.each([
    ['2024-10-01', '2024-09-30T16:00:00.000Z'],
    ['2024-02-29', '2024-02-28T16:00:00.000Z'],
    // China had summer time from 1986 to 1991.
    ['1988-07-01', '1988-06-30T15:00:00.000Z'],
  ])('%s begins at %s', (on, at) => expect(startOf(day(on))).toBe(at))

  test('a day holds its own beginning, and the millisecond before is the day before', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        expect(dayOf(startOf(on))).toBe(on)
        expect(dayOf(plusHours(startOf(on), -1 / 3_600_000))).toBe(plusDays(on, -1))
      }),
    )
  })
})

test.each([
  ['2024-09-30T09:00:00+08:00', '2024-09-30T01:00:00.000Z'],
  ['2024-09-30T01:00:00.123456Z', '2024-09-30T01:00:00.123Z'],
])('%s is written %s', (text, written) => expect(instant(text)).toBe(written))

test.each(['2024-09-30T09:00', '2024-09-30', '', 'now', '2024-02-30T00:00Z'])('%j is no instant', (text) =>
  expect(() => instant(text)).toThrow(RangeError),
)

test('hours may be fractions', () => {
  const at = instant('2024-02-28T23:30:00Z')
  expect(plusHours(at, 0.5)).toBe('2024-02-29T00:00:00.000Z')
  expect(millisecondsBetween(at, plusHours(at, 24))).toBe(86_400_000)
})

describe('as Temporal reckons it', () => {
  const china = 'Asia/Shanghai'
  const anyInstant = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 31) }).map((ms) => new Date(ms).toISOString())
  const years = { from: Date.UTC(1985, 0, 1), to: Date.UTC(1993, 0, 1) }

  test('instants, their days and hours later', () =>
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -100_000, max: 100_000 }), (text, minutes) => {
        const at = instant(text)
        const by = Temporal.Instant.from(text)
        expect(at).toBe(by.toString({ fractionalSecondDigits: 3 }))
        expect(dayOf(at)).toBe(by.toZonedDateTimeISO(china).toPlainDate().toString())
        expect(plusHours(at, minutes / 60)).toBe(by.add({ minutes }).toString({ fractionalSecondDigits: 3 }))
        expect(millisecondsBetween(at, plusHours(at, minutes / 60))).toBe(minutes * 60_000)
      }),
    ))

  test('days later, and where a day begins', () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -80_000, max: 80_000 }), (of, count) => {
        const by = Temporal.PlainDate.from(of)
        expect(plusDays(of, count)).toBe(by.add({ days: count }).toString())
        expect(startOf(of)).toBe(by.toZonedDateTime({ timeZone: china }).toInstant().toString({ fractionalSecondDigits: 3 }))
      }),
    ))

  test('the hours about each midnight of the years in which the clocks were last put forward', () => {
    for (let ms = years.from; ms < years.to; ms += 3_600_000) {
      if (Math.abs(new Date(ms).getUTCHours() - 15.5) > 2) continue
      const by = Temporal.Instant.fromEpochMilliseconds(ms)
      const expected = by.toZonedDateTimeISO(china).toPlainDate().toString()
      if (dayOf(instant(by.toString())) !== expected) throw new Error(`${by} is ${expected}`)
    }
  })

  test.each(['2023-02-30T00:00:00.000Z', '2023-02-28T24:00:00.000Z', '2023-13-01T00:00:00.000Z', '2023-01-01T00:60:00.000Z'])(
    '%s is no instant',
    (text) => expect(() => instant(text)).toThrow(RangeError),
  )

  test('a part of a day is no number of days', () => expect(() => plusDays(day('2024-01-01'), 0.5)).toThrow(RangeError))
})
