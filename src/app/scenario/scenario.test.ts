import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadLaw, withPacks } from '../law-files.ts'
import { checkRegimes } from '../regimes-check.ts'
import { shipped } from '../shipped.ts'
import { type Databases, startDatabases } from './databases.ts'
import { storyFiles } from './index.ts'
import { play } from './run.ts'

// Every story of every measure, through the public API, each on a database of its own; and those of a measure that nobody issued, which
// says what other regions say.
const sixth = join(import.meta.dirname, 'testing/sixth-2030')
// … and of one that derives from it.
const east = join(import.meta.dirname, 'testing/east-2031')
const law = await withPacks(await loadLaw([]), [sixth, east])
const files = await storyFiles([shipped.regimes, sixth, east])
let databases: Databases
beforeAll(async () => {
  databases = await startDatabases()
})
afterAll(() => databases.stop())

test('there are stories to play', () => expect(files.length).toBeGreaterThan(30))

test('every measure is carried and proved, article by article, the one that nobody issued too', async () => {
  const lines: string[] = []
  expect([
    await checkRegimes([shipped.regimes, sixth, east], (line) => lines.push(line)),
    lines.filter((line) => line.includes('✗')),
  ]).toEqual([0, []])
})

describe('the measures keep what their stories promise', () => {
  test.each(files.map((file) => [file.split('/').slice(-3).join('/'), file]))('%s', { timeout: 60_000 }, async (_, file) => {
    const { differences } = await play(file, await databases.fresh(), law)
    expect(differences).toEqual([])
  })
})
