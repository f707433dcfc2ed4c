import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { actNames, objectNames } from './words.ts'

const root = join(import.meta.dirname, '..')
const sources = globSync('**/*.ts', { cwd: root })
  .filter((file) => !/\.(test|fixture)\.ts$|^testing\//.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
const found = (pattern: RegExp) => [...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')))].sort()

test('every act that the source puts on record has a name', () => {
  const acts = found(/does: '([a-z-]+\.[a-z-]+)'/g)
  expect(acts.length).toBeGreaterThan(100)
  expect(acts.filter((act) => !Object.hasOwn(actNames, act))).toEqual([])
})

test('and every object', () => {
  const kinds = found(/object: \{ kind: '([a-z-]+)'/g)
  expect(kinds.length).toBeGreaterThan(30)
  expect(kinds.filter((kind) => !Object.hasOwn(objectNames, kind))).toEqual([])
})
