import { describe, expect, test } from 'vitest'
import { codeFrom, readCode } from './code.ts'
import { partsOf } from './paper-body.ts'
import { scanKind, scanName } from './scan.ts'
import { numberBy, patternFault } from './series.ts'

test('a number is what its pattern says, whatever stands in it', () => {
  expect(numberBy('湘云〔{year}〕{n}号', 2024, 3)).toBe('湘云〔2024〕3号')
  expect(numberBy('$&〔{year}〕{n}号', 2024, 3)).toBe('$&〔2024〕3号')
  expect(patternFault('湘政务云函〔{year}〕{n}号')).toBeNull()
})

describe('codes', () => {
  const code = codeFrom(new Uint8Array(20).map((_, index) => index * 13))
  test('have 20 signs that are not taken for others', () => expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/))
  test.each([code, code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('0', 'o').replaceAll('1', 'l')])(
    'are read as people type them: %s',
    (said) => expect(readCode(said)).toBe(code),
  )
  test.each(['', 'U'.repeat(20), code.slice(1), `${code}0`, '<script>'])('are none: %s', (said) => expect(readCode(said)).toBeNull())
  test('take enough chance', () => expect(() => codeFrom(new Uint8Array(19))).toThrow(RangeError))
})

test.each([
  [[0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], 'pdf'],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'png'],
  [[0xff, 0xd8, 0xff, 0xe0], 'jpg'],
  [[0x25, 0x50, 0x44], undefined],
  [[0x50, 0x4b, 3, 4], undefined],
  [[], undefined],
])('a scan is known by its first bytes: %j', (bytes, ending) => expect(scanKind(new Uint8Array(bytes))?.ending).toBe(ending))

test.each([
  ['签章.pdf', 'png', '签章.png'],
  ['签章.PDF.exe', 'pdf', '签章.PDF.exe.pdf'],
  ['.pdf', 'pdf', '扫描件.pdf'],
])('%s, which is a %s, is kept as %s', (label, ending, name) => expect(scanName(label, ending)).toBe(name))

describe('the text of a paper taken apart', () => {
  const lines = '1. CPU 8核\n2. 内存 32GB'
  test.each([
    [`甲局：\n  予以受理。\n省数据局\n2024年10月9日`, ['甲局'], '予以受理。', false],
    [`甲局、乙局：\n审核通过。\n${lines}\n省数据局\n2024年10月9日\n`, ['甲局', '乙局'], '审核通过。', true],
    ['没有抬头的文字', [], '没有抬头的文字', false],
    ['甲局：', ['甲局'], '', false],
    ['甲局：\n2024年10月9日为期限的最后一日。\n省数据局', ['甲局'], '2024年10月9日为期限的最后一日。', false],
  ])('%j', (text, to, body, listed) => expect(partsOf(text, '省数据局', lines)).toEqual({ to, body, listed }))
})
