import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptOf, fold, isSeekable, wordLengthMax, wordsMax, wordsOf } from './words.ts'

describe('the words of what was typed', () => {
  test.each([
    ['门户', ['门户']],
    ['  门户　甲厅 ', ['门户', '甲厅']],
    ['ＯＡ系统 oa系统', ['oa系统']],
    ['100%_\\', ['100%_\\']],
    ["'; drop table person; --", ["';", 'drop', 'table', 'person;', '--']],
    ['a\u0000b', ['a', 'b']],
    ['\ud800门户', ['\ufffd门户']],
    ['👩‍💻平台', ['👩‍💻平台']],
    ['   ', []],
  ])('%j', (typed, words) => expect(wordsOf(typed)).toEqual(words))

  test('more words, and longer ones, than anybody types are cut', () => {
    expect(wordsOf(Array.from({ length: 50 }, (_, n) => `词${n}`).join(' '))).toHaveLength(wordsMax)
    expect([...(wordsOf('很'.repeat(500))[0] ?? '')]).toHaveLength(wordLengthMax)
  })

  test.each([
    [['厅'], false],
    [['😀'], false],
    [['厅', '门户'], true],
    [[], false],
  ])('%j are seekable: %s', (words, seekable) => expect(isSeekable(words)).toBe(seekable))
})

describe('an excerpt', () => {
  test.each([
    ['短文里的门户', ['门户'], '短文里的门户'],
    ['没有', ['门户'], null],
    [`${'前'.repeat(40)}门户${'后'.repeat(100)}`, ['门户'], `…${'前'.repeat(18)}门户${'后'.repeat(60)}…`],
    ['面积100㎡的机房', ['m2'], '面积100㎡的机房'],
    ['ＯＡ系统', ['oa'], 'ＯＡ系统'],
  ])('%s', (text, words, excerpt) => expect(excerptOf(text, words)).toBe(excerpt))

  test('shows what was found, whatever the text', () => {
    const signs = fc
      .array(fc.constantFrom('门', '户', 'Ａ', 'b', '1', '㎡', 'é', '😀', '👩‍💻', '%', '\\', ' '), { maxLength: 60 })
      .map((each) => each.join(''))
    const word = fc.array(fc.constantFrom('厅', 'Ｏ', 'k', '9', '😀', 'é'), { minLength: 1, maxLength: 5 }).map((each) => each.join(''))
    fc.assert(
      fc.property(signs, word, (around, sought) => {
        expect(fold(excerptOf(`${around}${sought}${around}`, [fold(sought)]) ?? '')).toContain(fold(sought))
      }),
    )
  })
})
