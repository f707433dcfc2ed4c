import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { onFreshDatabase } from '../../testing/index.ts'
import { loadLaw, withPacks } from '../law-files.ts'
import { shipped } from '../shipped.ts'
import { storyFiles } from './index.ts'
import { play } from './run.ts'

/** A measure that nobody issued, which says what other regions say; and one that derives from it. */
export const invented = ['sixth-2030', 'east-2031'].map((name) => join(import.meta.dirname, 'testing', name))

const law = await withPacks(await loadLaw([]), invented)

/** Every story of every measure, shipped or invented. */
export const stories = await storyFiles([shipped.regimes, ...invented])

/** Plays one part of all stories, through the public API, each on a database of its own: the parts are files, so that the machine's processors share them. */
export function playPart(part: number, parts: number): void {
  const mine = stories.filter((_, index) => index % parts === part).map((file) => [file.split('/').slice(-3).join('/'), file] as const)

  describe(`the measures keep what their stories promise (${part + 1}/${parts})`, () => {
    test.each(mine)('%s', { timeout: 60_000 }, async (_, file) => {
      const { differences } = await onFreshDatabase((url) => play(file, url, law))
      expect(differences).toEqual([])
    })
  })
}
