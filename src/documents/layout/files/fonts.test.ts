import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fontFaults, openFonts, toPdf } from '../index.ts'
import { readPdf, saidBy } from '../read.fixture.ts'
import { sample } from '../sample.fixture.ts'
import type { Face } from '../standard.ts'
import { fontFor } from '../text/faces.ts'
import { freeFonts } from './fonts.ts'
import { sfntOfWoff } from './woff.ts'

/** The signs of a stretch of the GBK code table. */
function signsOf(high: readonly [number, number], low: readonly [number, number]): string[] {
  const decoder = new TextDecoder('gbk')
  const signs: string[] = []
  for (let first = high[0]; first <= high[1]; first += 1)
    for (let second = low[0]; second <= low[1]; second += 1) signs.push(decoder.decode(Uint8Array.of(first, second)))
  // unassigned places of the table, and those it leaves to private use
  return signs.filter((sign) => [...sign].length === 1 && !/[\ufffd\ue000-\uf8ff]/.test(sign))
}

const serifFile = (...path: string[]) => join(dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc')), ...path)

const faces: Face[] = ['title', 'fang', 'kai', 'hei']
const lacking = (signs: readonly string[], face: Face) => signs.filter((sign) => fontFor(sign, face, freeFonts().faces) === undefined)

describe('the free fonts', () => {
  const gb2312 = signsOf([0xb0, 0xf7], [0xa1, 0xfe])
  const gbk = [...signsOf([0x81, 0xfe], [0x40, 0x7e]), ...signsOf([0x81, 0xfe], [0x80, 0xfe])]
  test.each(faces)('%s has all of GB 2312 and GBK', (face) => {
    expect([gb2312.length, gbk.length]).toEqual([6763, expect.any(Number)])
    expect(gbk.length).toBeGreaterThan(21_800)
    expect(lacking(gb2312, face)).toEqual([])
    expect(lacking(gbk, face)).toEqual([])
  })

  test.each(faces)('%s: GB 2312 comes from one font', (face) => {
    const fonts = new Set(gb2312.map((sign) => fontFor(sign, face, freeFonts().faces)?.key))
    expect(fonts.size).toBe(1)
  })
})

describe('an office’s own fonts', () => {
  test('stand before the free ones and are embedded; the others stay', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonts-'))
    try {
      symlinkSync(serifFile('900Black', 'NotoSerifSC_900Black.ttf'), join(folder, '仿宋.ttf'))
      const fonts = openFonts(folder)
      expect(fonts.faces.fang.map(({ key }) => key)).toEqual(['own-fang', 'songLight', 'kai', 'hei'])
      expect(fonts.faces.kai.map(({ key }) => key)).toEqual(['kai', 'hei', 'songLight'])
      const bytes = await toPdf(sample, fonts)
      expect(bytes.toString('latin1')).toContain('+NotoSerifSC-Black')
      expect(saidBy((await readPdf(bytes)).pages)).toContain('使用单位喆、堃、犇、镕等人名地名用字，以及𠮷字')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  describe('are told when they cannot be used', () => {
    const bytes = readFileSync(serifFile('300Light', 'NotoSerifSC_300Light.ttf'))
    const latin = readFileSync(createRequire(import.meta.url).resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'))
    test.each<[string, Record<string, Buffer>, RegExp[]]>([
      ['an empty folder', { 'LICENSE.txt': Buffer.from('x') }, [/中没有字体：应至少有 小标宋\.ttf、仿宋\.ttf/]],
      ['a file that is no font', { '楷体.otf': Buffer.from('no font') }, [/楷体\.otf：不是完整的 TrueType 或 OpenType 字体文件/]],
      ['an empty file', { '楷体.ttf': Buffer.alloc(0) }, [/楷体\.ttf：不是完整的/]],
      ['a file that was cut off', { '仿宋.ttf': bytes.subarray(0, bytes.length - 100_000) }, [/仿宋\.ttf：不是完整的/]],
      [
        'a file whose tables are garbled',
        { '仿宋.ttf': Buffer.concat([bytes.subarray(0, 400), Buffer.alloc(bytes.length)]) },
        [/不是完整的|没有汉字/],
      ],
      ['a font without Chinese signs', { '宋体.ttf': latin }, [/宋体\.ttf：字体中没有汉字/]],
      ['a name that no face has', { '方正小标宋简体.ttf': bytes }, [/方正小标宋简体\.ttf：不认识的字体文件名，应为 小标宋\.ttf/]],
      ['a collection', { 'simsun.ttc': bytes }, [/simsun\.ttc：.*字体集请先拆出/]],
      ['a face twice', { '黑体.ttf': bytes, '黑体.otf': bytes }, [/黑体\.otf：黑体有 \.ttf 和 \.otf 两个文件/, /黑体\.ttf：黑体有/]],
      ['nothing wrong', { '仿宋.ttf': bytes, 'LICENSE.txt': Buffer.from('x') }, []],
    ])('%s', (_, files, expected) => {
      const folder = mkdtempSync(join(tmpdir(), 'fonts-'))
      try {
        for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
        const faults = fontFaults(folder)
        expect(faults).toHaveLength(expected.length)
        for (const [index, fault] of faults.entries()) expect(fault).toMatch(expected[index] ?? /^$/)
      } finally {
        rmSync(folder, { recursive: true })
      }
    })

    test('a folder that is not there', () => expect(fontFaults('/no/such/folder')).toEqual(['没有文件夹 /no/such/folder']))
  })

  test('a file that is no WOFF is told', () => expect(() => sfntOfWoff(Buffer.alloc(64))).toThrow('not a WOFF font'))
})

test('a PDF embeds only what it uses of its fonts', async () => {
  const bytes = await toPdf(sample)
  expect(bytes.length).toBeLessThan(300_000)
  const names = [...bytes.toString('latin1').matchAll(/\/FontName \/([A-Z]{6})\+/g)]
  expect(names.length).toBeGreaterThanOrEqual(4)
  expect(bytes.toString('latin1')).not.toContain('/Helvetica')
})
