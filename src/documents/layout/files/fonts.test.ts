import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openFonts, toPdf } from '../index.ts'
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
      const serif = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc'))
      symlinkSync(join(serif, '900Black', 'NotoSerifSC_900Black.ttf'), join(folder, '仿宋.ttf'))
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

  test('a file that is no font is told', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonts-'))
    writeFileSync(join(folder, '楷体.otf'), 'no font')
    expect(() => openFonts(folder).faces.kai[0]?.has(0x4e00)).toThrow()
    rmSync(folder, { recursive: true })
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
