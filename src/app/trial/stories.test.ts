import { expect, test } from 'vitest'
import { toDifference } from './stories.ts'

test.each([
  [
    '第 3 步（2024-10-09 09:00 authority acts）：办件 a 的 due：应为 "2024-10-09"，实为 "2024-10-10"',
    { kind: 'term', where: '第 3 步（2024-10-09 09:00 authority acts）办件 a 的 due', before: '"2024-10-09"', after: '"2024-10-10"' },
  ],
  [
    '第 4 步（同时 unit acts）：被拒绝：rule.legacy 存量资源池不再扩容 ',
    { kind: 'refusal', where: '第 4 步（同时 unit acts）', before: '办成', after: '被拒绝：rule.legacy 存量资源池不再扩容 ' },
  ],
  [
    '第 4 步（同时 unit acts）：应被拒绝（rule.legacy），却办成了',
    { kind: 'refusal', where: '第 4 步（同时 unit acts）', before: '被拒绝：rule.legacy', after: '办成' },
  ],
  [
    '第 9 步（同时 support accounts）：结算单 s 的 total：应为 "134.93"，实为 "122.67"',
    { kind: 'amount', where: '第 9 步（同时 support accounts）结算单 s 的 total', before: '"134.93"', after: '"122.67"' },
  ],
  ['还没有名为“a”的办件', { kind: 'other', where: '', before: '', after: '还没有名为“a”的办件' }],
])('%s', (told, difference) => expect(toDifference(told)).toEqual(difference))

test('a text made to be matched for hours is cut before anything is matched', () => {
  const begun = performance.now()
  const { after: what } = toDifference(`第 3 步（同时 unit acts）：${'：应为 '.repeat(100_000)}\n，实为`)
  expect(what.length).toBeLessThanOrEqual(4000)
  expect(performance.now() - begun).toBeLessThan(1000)
})
