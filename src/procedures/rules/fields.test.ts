import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../app/law-files.ts'
import type { Field } from '../../regimes/index.ts'
import { readFields } from './fields.ts'

const { regimes } = await loadLaw([])
const asked = regimes
  .all()
  .flatMap((regime) =>
    regime.procedures.flatMap((procedure) =>
      procedure.steps.flatMap((step) =>
        [...step.asks, ...step.outcomes.flatMap(({ asks }) => asks)].map(
          (ask) => [`${regime.id} ${procedure.id}.${step.id}.${ask.field}`, ask] as const,
        ),
      ),
    ),
  )

/** What nobody may get in by, of each type of field. */
const bad: Readonly<Record<Field['type'], readonly unknown[]>> = {
  text: ['很'.repeat(501), true],
  'long-text': ['很'.repeat(5001), false],
  number: ['八', '1,000', '1.23456', '１２', '1e3', '0x10', '12 核', '9'.repeat(15), true],
  day: ['2024-02-30', '2024/9/30', '明天', '2024-9-1', '20240930', true],
  'yes-no': ['是', 'true'],
  choice: ['没有的选项', true],
  body: ['不是编号', 'a,b', true],
}

test('fields of every type are asked for', () => {
  expect(asked.length).toBeGreaterThan(100)
  expect([...new Set(asked.map(([, { type }]) => type))].toSorted()).toEqual(Object.keys(bad).toSorted())
})

describe('a value that does not fit is told at its own field, by its name, in a sentence that says what would', () => {
  test.each(asked)('%s', (_, ask) => {
    for (const value of bad[ask.type]) {
      for (const partial of [true, false]) {
        const { values, faults, onlyMissing } = readFields([ask], { [ask.field]: value }, partial)
        expect(
          faults.map(({ path }) => path),
          String(value),
        ).toEqual([`/fields/${ask.field}`])
        expect(faults[0]?.message).toMatch(new RegExp(`^“${ask.label.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')}”.*(应|不超过|只能|必)`))
        expect([values, onlyMissing]).toEqual([{}, false])
      }
    }
    const missing = readFields([ask], {}, false)
    expect(missing.faults.map(({ message }) => message)).toEqual(ask.required ? [`“${ask.label}”必填`] : [])
  })
})
