import { expect, test } from 'vitest'
import { codeOf } from '../../testing/index.ts'
import type { ExportHead } from '../exports/line.ts'
import type { State } from '../rules/statement.ts'
import { type Format, fileNameOf } from './format.ts'
import { mayExport } from './may-export.ts'

test.each<[Format, State, 1 | 2, boolean, string]>([
  ['csv', 'accounted', 2, true, 'ok'],
  ['csv', 'sealed', 1, false, 'ok'],
  ['xlsx', 'returned', 2, false, 'ok'],
  ['focus', 'draft', 2, true, 'statement.state'],
  ['seal', 'draft', 2, true, 'statement.state'],
  ['seal', 'reviewed', 2, true, 'statement.not-sealed'],
  ['seal', 'sealed', 2, true, 'ok'],
  ['seal', 'sealed', 2, false, 'statement.seal-of-whole'],
  ['seal', 'accounted', 2, false, 'statement.seal-of-whole'],
  ['seal', 'sealed', 1, true, 'statement.seal-without-shares'],
])('%s of a statement %s, seal %i, whole: %s', (format, state, sealVersion, whole, code) => {
  expect(codeOf(mayExport({ state, sealVersion, whole }, format))).toBe(code)
})

test.each<[Format, string | null, string]>([
  ['csv', null, '某省结算单2024-09-01至2025-08-31明细.csv'],
  ['xlsx', '文旅厅', '某省结算单2024-09-01至2025-08-31（文旅厅）.xlsx'],
  ['focus', null, '某省结算单2024-09-01至2025-08-31-FOCUS.csv'],
  ['seal', null, '某省结算单2024-09-01至2025-08-31封存文件.jsonl'],
])('the file of %s for %s is called', (format, partOf, name) => {
  const head = { jurisdictionName: '某省', from: '2024-09-01', to: '2025-08-31' } as ExportHead
  expect(fileNameOf(head, format, partOf)).toBe(name)
})
