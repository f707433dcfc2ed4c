import { expect, test } from 'vitest'
import { cursorMax, encodeCursor, nameCursor, timeCursor } from './page.ts'

test.each([
  ['a time and an id', ['2024-09-30T01:00:00.000Z', '0190f3c2-8e1a-7d2b-9c3d-4e5f60718293'], true],
  ['no time', ['yesterday', '0190f3c2-8e1a-7d2b-9c3d-4e5f60718293'], false],
  ['no such time', ['2024-02-30T01:00:00.000Z', '0190f3c2-8e1a-7d2b-9c3d-4e5f60718293'], false],
  ['no id', ['2024-09-30T01:00:00.000Z', "' or true"], false],
  ['dashes', ['2024-09-30T01:00:00.000Z', '-'.repeat(36)], false],
])('the cursor of a list by time: %s', (_, parts, ours) => {
  expect(timeCursor(encodeCursor(parts))).toEqual(ours ? parts : null)
  const named = ['甲厅', parts[1] ?? '']
  expect(nameCursor(encodeCursor(named))).toEqual(ours || parts[1]?.startsWith('0') ? named : null)
})

test.each([[['0190f3c2-8e1a-7d2b-9c3d-4e5f60718293']], [['甲', '0190f3c2-8e1a-7d2b-9c3d-4e5f60718293', '']], [[]]])(
  'a list by name is not told by id alone: %j',
  (parts) => expect(nameCursor(encodeCursor(parts))).toBeNull(),
)

test.each(['𠮷'.repeat(200), '\u0001'.repeat(200), '很'.repeat(200)])('the longest name fits', (name) => {
  expect(encodeCursor([name, '0190f3c2-8e1a-7d2b-9c3d-4e5f60718293']).length).toBeLessThanOrEqual(cursorMax)
})
