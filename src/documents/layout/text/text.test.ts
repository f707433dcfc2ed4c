import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../../kernel/index.ts'
import { balanced } from './balance.ts'
import { barSpans } from './bars.ts'
import { breakLines } from './breaking.ts'
import type { Faces, Font } from './faces.ts'
import { signsOf } from './faces.ts'
import { assertRows, sharesOf } from './shares.ts'
import { paragraphsOf, visible } from './signs.ts'
import { annexTexts, copiesText, dateText, noteText, proofLines, recipientsText } from './wording.ts'

/** A font of which Chinese signs are as wide as high and all others half as wide; it has all but emoji. */
const font: Font = { key: 'f', has: (code) => code >> 12 !== 0x1f, advance: (code) => (code > 0x2000 ? 1 : 0.5) }
const faces: Faces = { title: [font], fang: [font], kai: [font], hei: [font], song: [font] }
const signs = (text: string) => signsOf(text, { face: 'fang', size: 10 }, faces)
const shown = (text: string, width = 100): string[] =>
  breakLines(signs(text), width, width).map((line) => line.signs.map((sign) => sign.text).join(''))

describe('signs that cannot be seen', () => {
  test.each([
    ['a\u0000b', 'a〔U+0000〕b'],
    ['右\u202e左', '右〔U+202E〕左'],
    ['零\u200b宽\ufeff', '零〔U+200B〕宽〔U+FEFF〕'],
    ['半\ud842', '半〔U+D842〕'],
    ['非\uffff字', '非〔U+FFFF〕字'],
    ['\u{e0041}', '〔U+E0041〕'],
    ['\u{1fffe}', '〔U+1FFFE〕'],
    ['𠮷野家', '𠮷野家'],
    ['<w:t>{{x}}</w:t>', '<w:t>{{x}}</w:t>'],
    ['一\r\n二\t三\u2028四', '一 二 三 四'],
  ])('%j', (text, seen) => expect(visible(text)).toBe(seen))

  test('each line of a text is a paragraph, empty ones are none', () => {
    expect(paragraphsOf('一\n\n 二\r\n三\u2029四')).toEqual(['一', ' 二', '三', '四'])
  })

  test('a sign that no font has is shown by its number', () => {
    expect(
      signs('好🙂')
        .map((sign) => sign.text)
        .join(''),
    ).toBe('好〔U+1F642〕')
  })
})

describe('breaking lines', () => {
  test.each([
    ['no line begins with a closing sign', '一二三四五六七八九十，甲', ['一二三四五六七八九', '十，甲']],
    ['no line ends with an opening sign', '一二三四五六七八九（十）', ['一二三四五六七八九', '（十）']],
    ['a number stays whole', '一二三四五六七八12,480.5核', ['一二三四五六七八', '12,480.5核']],
    ['a dash is not parted', '一二三四五六七八九——十', ['一二三四五六七八九', '——十']],
    ['what is wider than a line is parted', 'abcdefghijklmnopqrstuvwxyz', ['abcdefghijklmnopqrst', 'uvwxyz']],
    ['blanks at the end of a line fall away', '一二三四五六七八九十 甲', ['一二三四五六七八九十', '甲']],
    ['a text of closing signs alone still breaks', '，'.repeat(12), ['，'.repeat(10), '，，']],
    ['one sign wider than the line stands alone', '国国', ['国', '国'], 4],
  ])('%s', (_, text, lines, width = 100) => expect(shown(text as string, width as number)).toEqual(lines))

  test('a line that lacks a sign is spread to its width, the last is not', () => {
    const [first, last] = breakLines(signs('一二三四五六七八九十，甲'), 100, 100)
    expect((first?.width ?? 0) + (first?.extra ?? 0) * 8).toBeCloseTo(100)
    expect(last?.extra).toBe(0)
  })

  test('nothing but blanks is lost, and nothing is wider than its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'国，。（）“”—a1 .𠮷') }), (text) => {
        const lines = breakLines(signs(text), 60, 100)
        expect(
          lines
            .map((line) => line.signs.map((sign) => sign.text).join(''))
            .join('')
            .replaceAll(' ', ''),
        ).toBe(text.replaceAll(' ', ''))
        for (const [index, line] of lines.entries())
          expect(line.width + line.extra * (line.signs.length - 1)).toBeLessThanOrEqual(index === 0 ? 60.01 : 100.01)
      }),
    )
  })
})

describe('titles', () => {
  test.each([
    ['关于加强政务云管理的通知', 200, ['关于加强政务云管理的通知']],
    [
      '湖南省政务管理服务局关于2026年第一季度省级政务云资源使用情况的通报',
      200,
      ['湖南省政务管理服务局关于2026年', '第一季度省级政务云资源使用情况的通报'],
    ],
    ['', 200, ['']],
  ])('%s', (title, width, lines) => expect(balanced(title, width, signs)).toEqual(lines))

  test('no line is wider than the room, nothing is lost, lines are about as long', () => {
    const title = '关于印发《湖南省省级政务云管理办法实施细则（试行）》和做好2026年度政务云资源需求申报工作的通知'
    const lines = balanced(title, 180, signs)
    expect(lines.join('')).toBe(title)
    const widths = lines.map((line) => signs(line).reduce((sum, sign) => sum + sign.width, 0))
    expect(Math.max(...widths)).toBeLessThanOrEqual(180)
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(50)
  })

  test('a title without words and of any length still breaks', () => {
    const lines = balanced('x'.repeat(3000), 180, signs)
    expect(lines.join('')).toBe('x'.repeat(3000))
    expect(lines.every((line) => line.length <= 36)).toBe(true)
  })
})

describe('wording', () => {
  test('dates, recipients, notes, copies, annexes', () => {
    expect(dateText('2026-03-05' as Day)).toBe('2026年3月5日')
    expect(recipientsText(['各市州人民政府', '省直各单位'])).toBe('各市州人民政府、省直各单位：')
    expect(recipientsText([])).toBeNull()
    expect(noteText('此件公开')).toBe('（此件公开）')
    expect(noteText('（此件公开）')).toBe('（此件公开）')
    expect(copiesText(['省委', '省人大'])).toBe('省委，省人大。')
    expect(annexTexts(['清单'])).toEqual([{ number: '', name: '清单' }])
    expect(annexTexts(['清单', '表']).map(({ number }) => number)).toEqual(['1.', '2.'])
    expect(proofLines({ url: 'https://a', code: 'K', digest: 'ff' })).toEqual([
      '文件校验码：K',
      '扫描二维码，或登录以下地址输入校验码，可核验本文件：',
      'https://a',
      '内容摘要：ff',
    ])
  })
})

describe('shares and bars', () => {
  const column = (share: number) => ({ name: '', align: 'left' as const, share })
  test.each([[[1, 1, 2]], [[0, 0]], [[Number.NaN, 1]], [[-1, 1e300]], [[1, 1_000_000]]])(
    '%j: no column is nothing, together they are all',
    (shares) => {
      const parts = sharesOf(shares.map(column))
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1)
      expect(Math.min(...parts)).toBeGreaterThan(0.015)
    },
  )

  test('a row that does not fit its columns is told', () => {
    expect(() => assertRows({ kind: 'table', caption: null, columns: [column(1)], rows: [['a'], ['a', 'b']] })).toThrow(
      'row 2 of the table has 2 cells for 1 columns',
    )
  })

  test.each([
    [
      [10, 5],
      [
        [0, 1],
        [0, 0.5],
      ],
    ],
    [
      [-5, 5],
      [
        [0, 0.5],
        [0.5, 0.5],
      ],
    ],
    [[-4], [[0, 1]]],
    [
      [0, 0],
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      [1e308, -1e308],
      [
        [0.5, 0.5],
        [0, 0.5],
      ],
    ],
  ])('bars of %j', (values, spans) => {
    const found = barSpans(values.map((value) => ({ name: '', value, shown: '' })))
    expect(found.map(({ from, length }) => [from, length])).toEqual(spans)
  })

  test('a bar without a number is told', () => {
    expect(() => barSpans([{ name: '甲', value: Number.NaN, shown: '' }])).toThrow('甲')
  })
})
