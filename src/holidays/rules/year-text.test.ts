import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readYearText } from './year-text.ts'

test('a shipped year reads as it is', () => {
  const read = readYearText(readFileSync(join(import.meta.dirname, '../../../calendars/2020.yaml'), 'utf8'))
  expect(read).toMatchObject({ ok: true, value: { year: 2020, title: '国务院办公厅关于延长2020年春节假期的通知' } })
  expect(read.ok && read.value.holidays[1]).toEqual({ name: '春节', off: ['2020-01-24..2020-02-02'], workdays: ['2020-01-19'] })
})

test.each([
  ['no YAML', 'year: [2027', /不是YAML/],
  ['a list', '- 2027', /处不合格式/],
  ['no holidays', 'year: 2027', /\/holidays 处不合格式/],
  ['a year in words', 'year: 二〇二七\nholidays: [{ name: 元旦, off: [2027-01-01] }]', /\/year 处不合格式/],
  ['what unfolds', `a: &a [x,x,x]\nb: &b [*a,*a,*a]\nyear: 2027\nholidays: *b`, /不是YAML/],
  ['zero bytes', '\0\0\0\0', /不是YAML|处不合格式/],
])('%s is refused in words', (_, text, why) => {
  const read = readYearText(text)
  expect(read).toMatchObject({ ok: false, refusal: { code: 'import.unreadable', message: expect.stringMatching(why) } })
})
