import { expect, test } from 'vitest'
import { placesOf, signsInWords } from './unprintable.ts'

const smile = { where: '正文第2部分', sign: '〔U+1F642〕', raw: '🙂', visible: true }
const turned = { where: '标题', sign: '〔U+202E〕', raw: '\u202e', visible: false }
const facts = {
  texts: { 'system.name': '平台🙂', 'unit.contact': '张🙂', 'field.purpose': '用途🙂\n第二行' },
  rows: {
    fields: [{ label: '用途', value: '用途🙂\n第二行' }],
    lines: [
      { no: '1', item: '云主机' },
      { no: '2', item: '云硬盘🙂' },
    ],
  },
}

test.each([
  ['a fact of the vocabulary', '关于平台🙂的函', [{ field: '信息系统名称', sign: '“🙂”（U+1F642）' }]],
  ['a field of a form, by its label and by the line that holds the sign', '用途🙂', [{ field: '用途', sign: '“🙂”（U+1F642）' }]],
  ['a row of a list', '2 云硬盘🙂', [{ field: '资源明细第2行的服务项', sign: '“🙂”（U+1F642）' }]],
  ['a word of the template: its place', '模板🙂', [{ field: '正文第2部分', sign: '“🙂”（U+1F642）' }]],
])('%s', (_, text, expected) => expect(placesOf([smile, smile], facts, 'case', text)).toEqual(expected))

test('a fact that the document does not say is not named', () =>
  expect(placesOf([smile], facts, 'case', '平台🙂').map(({ field }) => field)).not.toContain('使用单位联系人'))

test('what nobody could see is never put into a sentence', () =>
  expect(placesOf([turned], facts, 'case', '')).toEqual([{ field: '标题', sign: 'U+202E' }]))

test('a sentence names each field once, with all its signs', () => {
  const signs = [
    { field: '用途', sign: '“🙂”（U+1F642）' },
    { field: '标题', sign: 'U+202E' },
    { field: '用途', sign: '“𱍐”（U+31350）' },
  ]
  expect(signsInWords(signs)).toBe('用途中的“🙂”（U+1F642）、“𱍐”（U+31350），标题中的U+202E')
})
