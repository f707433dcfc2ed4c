import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { articleNumber, articleOf, chineseNumber, citeInWords, citePassages, itemNumber } from './cite.ts'

test.each([
  ['一', 1],
  ['十', 10],
  ['十一', 11],
  ['二十', 20],
  ['四十二', 42],
  ['九十九', 99],
  ['一百', 100],
  ['一百零二', 102],
  ['一百一十', 110],
  ['一百一十二', 112],
  ['二百二十', 220],
  ['九百九十九', 999],
])('%s is %i', (text, number) => expect(chineseNumber(text)).toBe(number))

test.each(['', '零', '二三', '九一', '十十', '四十十', '百', '一十二', '一百二', '19', '两', '一千', ' 一'])('%s is no number', (text) =>
  expect(chineseNumber(text)).toBeNull(),
)

test('every number up to 999 reads back from its words', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), (number) => {
      expect(articleNumber(citeInWords(String(number)))).toBe(number)
    }),
  )
})

test.each([
  ['第十九条', 19],
  ['第十九条 云资源申请', 19],
  ['第十九款', null],
  ['十九条', null],
  ['第19条', null],
])('the heading %s is article %s', (heading, number) => expect(articleNumber(heading)).toBe(number))

test.each([
  ['（二）受理。', 2],
  ['（十二）其他', 12],
  ['(二)受理', null],
  ['依照（二）办理', null],
  ['（以下简称政务云）', null],
])('%s is item %s', (paragraph, number) => expect(itemNumber(paragraph)).toBe(number))

test.each([
  ['19', '19', '第十九条'],
  ['19.2', '19', '第十九条第（二）项'],
  ['14¶2', '14', '第十四条第二款'],
  ['39¶1.5', '39', '第三十九条第一款第（五）项'],
  ['120.11', '120', '第一百二十条第（十一）项'],
  ['附则', '附则', '附则'],
  ['19.', '19', '19.'],
  ['0', '0', '0'],
  ['1000', '1000', '1000'],
  ['19.2¶1', '19', '19.2¶1'],
])('%s lies in %s and reads %s', (cite, article, words) => {
  expect(articleOf(cite)).toBe(article)
  expect(citeInWords(cite)).toBe(words)
})

describe('the citations of an article’s words', () => {
  const cited = (...words: (number | null)[]) =>
    citePassages(
      '39',
      words.map((item) => ({ text: '……。', item })),
    ).map(({ cite }) => cite)
  const p = null
  test.each([
    ['one paragraph', [p], ['39']],
    ['two paragraphs', [p, p], ['39¶1', '39¶2']],
    ['items only', [1, 2], ['39.1', '39.2']],
    ['one list', [p, 1, 2], ['39', '39.1', '39.2']],
    ['one list between two paragraphs', [p, 1, 2, p], ['39¶1', '39.1', '39.2', '39¶2']],
    ['one list that words run into', [p, 1, p, 2], ['39¶1', '39.1', '39¶2', '39.2']],
    ['two lists', [p, 1, 2, p, 1, 2], ['39¶1', '39¶1.1', '39¶1.2', '39¶2', '39¶2.1', '39¶2.2']],
    ['two lists, words run into the first', [p, 1, p, 2, p, 1], ['39¶1', '39¶1.1', '39¶2', '39¶1.2', '39¶3', '39¶3.1']],
    ['a second list that is longer', [p, 1, p, 1, 2, 3], ['39¶1', '39¶1.1', '39¶2', '39¶2.1', '39¶2.2', '39¶2.3']],
  ])('%s', (_, words, cites) => expect(cited(...words)).toEqual(cites))
})

test('a first line without a full stop is the heading of the article, no paragraph of it', () => {
  const words = [
    { text: '云资源调整', item: null },
    { text: '正式运行过程中，须提交变更申请。', item: null },
  ]
  expect(citePassages('20', words).map(({ cite }) => cite)).toEqual(['20', '20'])
  expect(
    citePassages('7', [
      { text: '保密部门主要职责：', item: null },
      { text: '组织检查。', item: null },
    ]).map(({ cite }) => cite),
  ).toEqual(['7¶1', '7¶2'])
})
