import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { verbNames } from '../play/index.ts'
import { misspelt } from './words.ts'

const stage = { regime: 'r', jurisdiction: 'j', actors: { unit: { name: '甲局', party: 'user' } }, things: [] }
const told = (...story: unknown[]) => misspelt({ title: 't', proves: [], stage: 's', begins: 'b', story, 'nothing-else': true }, stage)

test.each([
  [{ by: 'unit', begin: {} }, ['第 1 步：不认识“begin”']],
  [{ by: 'unit', acts: { case: 'a', outcome: 'x', opinon: '错字' } }, ['第 1 步的 acts：不认识“opinon”']],
  [{ on: '2024-09-26', than: { case: 'a' } }, ['第 1 步：不认识“than”']],
  [{ refused: { code: 'x' } }, ['第 1 步：写了 refused，却没有写办什么']],
  [{ by: 'unit', acts: {}, works: {} }, ['第 1 步：一步只办一件事，却写了 acts、works']],
  [{ acts: { case: 'a', outcome: 'x' } }, ['第 1 步：没有写明由谁办理（by）']],
  [{ by: 'unit', acts: {}, refused: { code: 'x', artcle: '19' } }, ['第 1 步的 refused：不认识“artcle”']],
  [{ by: 'unit', begins: { lines: [{ item: 'a', qantity: 1 }] } }, ['第 1 步的 lines：不认识“qantity”']],
  // biome-ignore lint/suspicious/noThenProperty: the word of the stories
  [{ on: '2024-09-26', then: { case: 'a' } }, []],
])('%j', (entry, faults) => {
  const found = told(entry)
  expect(found.map((each) => each.split('，可写')[0])).toEqual(faults)
})

test('words at the top and of the stage', () => {
  expect(misspelt({ stgae: 1, story: [] }, { ...stage, actors: { a: { pary: 'x' } } }).map((each) => each.split('，可写')[0])).toEqual([
    '故事：不认识“stgae”',
    'stage 的 a：不认识“pary”',
  ])
})

test('every verb is explained to whoever writes stories', async () => {
  const page = await readFile(new URL('../../../docs/scenarios.md', import.meta.url), 'utf8')
  expect(verbNames.filter((verb) => !page.includes(`\`${verb}\``))).toEqual([])
})
