import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Day, day } from '../../kernel/index.ts'
import { canonicalHead, canonicalLine, sealOf } from './seal-v1.ts'
import type { StatementLine } from './statement.ts'

const head = {
  statementId: 's',
  jurisdictionId: 'j',
  regimeId: 'r',
  from: '2024-09-01',
  to: '2025-08-31',
  revision: 1,
  lineCount: 1,
  total: '134.93',
}
const line: StatementLine = {
  ...{ no: 1, resourceId: 'res', organisationId: 'o', organisationName: '文旅厅', systemId: 'sys', systemName: '平台“一”' },
  ...{ providerId: 'p', providerName: '甲云', poolName: '池', itemId: 'i', itemCode: 'VCPU', itemName: '虚拟CPU', category: '计算' },
  ...{ unit: '核·月', basis: 'month', kind: 'period', from: day('2024-11-20'), to: day('2024-11-30'), days: 11, periodDays: 30 },
  ...{ quantity: '8', priceId: 'pr', price: '46', full: '134.93', amount: '134.93', excluded: null, deductions: [] },
  ...{ priceInWords: null, payer: 'level', apart: null },
}
/** Written out by hand, as the README describes it. */
const text =
  '["zhengyun-statement/1","s","j","r","2024-09-01","2025-08-31",1,1,"134.93"]\n' +
  '[1,"res","o","文旅厅","sys","平台“一”","p","甲云","池","i","VCPU","虚拟CPU","计算","核·月","month","period","2024-11-20","2024-11-30",11,30,"8","pr","46","134.93","134.93",null,null,null]\n'

test('the canonical text is what the format says, and the seal its SHA-256', () => {
  expect(canonicalHead(head) + canonicalLine(line)).toBe(text)
  expect(sealOf(head, [line])).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
})

test('every field of a line is under the seal', () => {
  const sealed = sealOf(head, [line])
  // What came with the second seal is not under the first.
  const later = ['priceInWords', 'payer', 'apart']
  for (const key of (Object.keys(line) as (keyof StatementLine)[]).filter((key) => !later.includes(key))) {
    const reduced = [{ rule: 'r', percent: '10', amount: '1.00', message: 'm', cite: '1' }]
    const other =
      key === 'deductions'
        ? reduced
        : key === 'excluded'
          ? { rule: 'r', message: 'm', cite: '1' }
          : typeof line[key] === 'number'
            ? 99
            : ('2020-01-01' as Day)
    expect([key, sealOf(head, [{ ...line, [key]: other } as StatementLine])]).not.toEqual([key, sealed])
  }
})

test('what is taken off stands at the end of the line, one rule after the other', () => {
  const reduced = { ...line, deductions: [{ rule: 'late', percent: '12.5', amount: '16.87', message: '按期完成率不足', cite: '29' }] }
  expect(canonicalLine(reduced)).toBe(canonicalLine(line).replace(']\n', ',"late","12.5","16.87","按期完成率不足","29"]\n'))
})

test('the order of the lines counts, and text cannot move from one field into the next', () => {
  const second = { ...line, no: 2 }
  expect(sealOf(head, [line, second])).not.toBe(sealOf(head, [second, line]))
  expect(canonicalLine({ ...line, systemName: 'a","b' })).not.toBe(canonicalLine({ ...line, systemName: 'a', providerId: 'b' }))
})
