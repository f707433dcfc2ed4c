import { expect, test } from 'vitest'
import { checkRegimes } from '../regimes-check.ts'
import { shipped } from '../shipped.ts'
import { invented, stories } from './stories.fixture.ts'

test('there are stories to play', () => expect(stories.length).toBeGreaterThan(100))

test('every measure is carried and proved, article by article, those that nobody issued too', async () => {
  const lines: string[] = []
  expect([
    await checkRegimes([shipped.regimes, ...invented], (line) => lines.push(line)),
    lines.filter((line) => line.includes('✗')),
  ]).toEqual([0, []])
})
