import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadLaw } from '../law-files.ts'
import { shipped } from '../shipped.ts'
import { type Databases, startDatabases } from './databases.ts'
import { storyFiles } from './index.ts'
import { play } from './run.ts'

// Every story of every measure, through the public API, each on a database of its own.
const law = await loadLaw([])
const files = await storyFiles([shipped.regimes])
let databases: Databases
beforeAll(async () => {
  databases = await startDatabases()
})
afterAll(() => databases.stop())

test('there are stories to play', () => expect(files.length).toBeGreaterThan(30))

describe('the measures keep what their stories promise', () => {
  test.each(files.map((file) => [file.slice(shipped.regimes.length + 1), file]))('%s', { timeout: 60_000 }, async (_, file) => {
    const { differences } = await play(file, await databases.fresh(), law)
    expect(differences).toEqual([])
  })
})
