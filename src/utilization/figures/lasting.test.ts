import { expect, test } from 'vitest'
import { day } from '../../kernel/index.ts'
import type { Finding } from '../../regimes/index.ts'
import { lastingFindings } from './lasting.ts'

const finding = (rule: string): Finding => ({
  rule,
  // biome-ignore lint/suspicious/noThenProperty: the name that packs give it
  then: 'flag',
  message: rule,
  citation: { regime: 'test', cite: '1' },
  opens: null,
  percent: null,
})
/** `2024-01-01 2024-01-31 long` — a period and the rules that hold in it. */
const periods = (lines: readonly string[]) =>
  lines.map((line) => {
    const [from = '', to = '', ...rules] = line.split(' ')
    return { from: day(from), to: day(to), findings: rules.map(finding) }
  })
const lastingOf = (rule: string) => ({ long: 3, twice: 2 })[rule] ?? 1

test.each<[string, string[], string[]]>([
  ['nothing at all', [], []],
  ['a rule of one period', ['2024-01-01 2024-01-31 once'], ['once']],
  ['a silent last period', ['2024-01-01 2024-01-31 once', '2024-02-01 2024-02-29'], []],
  ['two of three', ['2024-01-01 2024-01-31 long', '2024-02-01 2024-02-29 long'], []],
  ['three over 29 February', ['2024-01-01 2024-01-31 long', '2024-02-01 2024-02-29 long', '2024-03-01 2024-03-31 long'], ['long']],
  ['a hole of one day', ['2024-01-01 2024-01-31 long', '2024-02-01 2024-02-28 long', '2024-03-01 2024-03-31 long'], []],
  [
    'a hole long ago',
    ['2023-11-01 2023-11-30 long', '2024-01-01 2024-01-31 long', '2024-02-01 2024-02-29 long', '2024-03-01 2024-03-31 long'],
    ['long'],
  ],
  [
    'one period in which it was silent',
    ['2024-01-01 2024-01-31 long', '2024-02-01 2024-02-29 once', '2024-03-01 2024-03-31 long once'],
    ['once'],
  ],
  ['each rule by its own count', ['2024-02-01 2024-02-29 twice long', '2024-03-01 2024-03-31 long twice'], ['twice']],
  ['periods of unlike length', ['2024-02-29 2024-02-29 twice', '2024-03-01 2024-12-31 twice'], ['twice']],
])('%s', (_, lines, rules) => {
  expect(lastingFindings(periods(lines), lastingOf).map(({ rule }) => rule)).toEqual(rules)
})
