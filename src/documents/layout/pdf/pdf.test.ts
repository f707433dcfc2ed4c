import { describe, expect, test, vi } from 'vitest'
import type { Day } from '../../../kernel/index.ts'
import type { OfficialDocument } from '../document.ts'
import { toDocx, toPdf, unprintable } from '../index.ts'
import { linesOf, type ReadPage, readPdf, saidBy } from '../read.fixture.ts'
import { sample } from '../sample.fixture.ts'
import { grid, mm, sheet, typeArea } from '../standard.ts'

const bare: OfficialDocument = {
  masthead: null,
  number: null,
  title: '通知',
  to: [],
  body: [],
  annexes: [],
  signedBy: '甲局',
  date: '2026-03-05' as Day,
  note: null,
  copies: [],
  imprint: null,
  proof: sample.proof,
}
const read = async (document: OfficialDocument) => (await readPdf(await toPdf(document))).pages
const prose = (text: string) => ({ kind: 'paragraph' as const, text })
const foot = sheet.top + typeArea.height
const inBody = (page: ReadPage | undefined) =>
  linesOf(page ?? { width: 0, height: 0, texts: [] }).filter(({ y }) => y > sheet.top && y < foot)

/** All that stands in the type area. */
const said = (pages: readonly ReadPage[]) =>
  saidBy(pages.map((page) => ({ ...page, texts: page.texts.filter(({ y }) => y > sheet.top && y < foot) })))

describe('the page of the standard', () => {
  test('A4; 22 lines of 28 signs fill the type area of 156 × 225 mm', async () => {
    const pages = await read({ ...bare, body: [prose('国'.repeat(28 * 22 * 3))] })
    expect([pages[1]?.width, pages[1]?.height].map((length) => Math.round(((length ?? 0) / 72) * 25.4))).toEqual([210, 297])
    const lines = inBody(pages[1])
    expect(lines.map(({ text }) => text.length)).toEqual(Array(22).fill(28))
    for (const line of lines) {
      expect(line.x).toBeCloseTo(mm(28), 1)
      // the last sign's place ends where the type area does; the sign itself is a little wider than its place
      expect(Math.abs(line.end - mm(28 + 156))).toBeLessThan(0.5)
    }
    const pitches = lines.slice(1).map(({ y }, index) => y - (lines[index]?.y ?? 0))
    for (const pitch of pitches) expect(Math.abs(pitch - mm(225) / 22)).toBeLessThan(0.11)
    expect(lines[0]?.y).toBeGreaterThan(mm(37) + 12)
    expect(lines[21]?.y).toBeLessThan(mm(37 + 225))
  })

  test('every part of a document stands where the standard has it', async () => {
    const pages = await read(sample)
    const [first, second, third] = pages.map(linesOf)
    const line = (lines: typeof first, part: string) => lines?.find(({ text }) => text.includes(part))
    const masthead = line(first, '湖南省政务管理服务局文件')
    const size = pages[0]?.texts.find(({ text }) => text.includes('管理服务局文件'))?.size ?? 0
    expect((masthead?.y ?? 0) - 0.88 * size).toBeCloseTo(mm(37 + 35), 0)
    expect(line(first, '〔2026〕3号')?.text).toBe('湘政务云〔2026〕3号')
    expect(line(first, '各市州')?.x).toBeCloseTo(sheet.left, 1)
    expect(line(first, '根据《')?.x).toBeCloseTo(sheet.left + 2 * grid.cell, 1)
    expect(line(second, '（一）资源分配')?.x).toBeCloseTo(sheet.left + 2 * grid.cell, 1)
    expect(line(third, '湖南省政务管理服务局办公室')?.text).toContain('2026年4月8日印发')
    const name = third?.find(({ text }) => text === '湖南省政务管理服务局')
    const date = third?.find(({ text }) => text === '2026年4月8日')
    expect((name?.end ?? 0) - (sheet.left + typeArea.width - 2 * grid.cell)).toBeLessThan(0.5)
    expect((date?.x ?? 0) - (name?.x ?? 0)).toBeCloseTo(2 * grid.cell, 1)
  })

  test('odd page numbers right, even ones left, 7 mm below the type area', async () => {
    const pages = await read(sample)
    for (const [index, page] of pages.entries()) {
      const number = page.texts.filter(({ y, size }) => y > foot && size === 14)
      const text = number.map(({ text }) => text).join('')
      expect(text.replaceAll(' ', '')).toBe(`—${index + 1}—`)
      if (index % 2 === 0) expect((number.at(-1)?.x ?? 0) + (number.at(-1)?.width ?? 0)).toBeCloseTo(sheet.left + typeArea.width - 14, 1)
      else expect(number[0]?.x).toBeCloseTo(sheet.left + 14, 1)
      expect((number[0]?.y ?? 0) - 14 * 0.38 - foot).toBeCloseTo(mm(7), 1)
    }
  })

  test('a table behind the head does not part the head', async () => {
    const columns = [{ name: '事项', align: 'left' as const, share: 1 }]
    const pages = await read({ ...sample, body: [{ kind: 'table', caption: null, columns, rows: [['应当逐项核对。'.repeat(600)]] }] })
    expect(
      inBody(pages[0])
        .map(({ text }) => text)
        .join(''),
    ).toContain('文件湘政务云〔2026〕3号湖南省')
  })

  test('the imprint ends at the lower edge of the type area', async () => {
    const last = (await read(sample)).at(-1)
    const line = inBody(last).at(-1)
    expect(line?.text).toContain('印发')
    expect(foot - (line?.y ?? 0)).toBeLessThan(15)
  })
})

describe('what stands together', () => {
  test.each(Array.from({ length: 24 }, (_, extra) => [extra]))('%i lines more: the signature is never alone on a page', async (extra) => {
    const pages = await read({ ...bare, body: [prose('国'.repeat(28 * (8 + extra)))] })
    const last = inBody(pages.at(-1)).map(({ text }) => text)
    expect(last.join('')).toContain('2026年3月5日')
    expect(last.join('')).toMatch(/国{8}/)
  })

  test('a heading is never the last line of a page', async () => {
    for (let lines = 16; lines < 20; lines += 1) {
      const body = [
        prose('国'.repeat(28 * lines - 2)),
        { kind: 'heading' as const, level: 1 as const, text: '一、标题在此' },
        prose('文'.repeat(200)),
      ]
      const pages = await read({ ...bare, body })
      for (const page of pages) expect(inBody(page).at(-1)?.text).not.toBe('一、标题在此')
    }
  })
})

describe('proof', () => {
  const { proof, ...rest } = sample
  test('the block moves no line of the text', async () => {
    const issued = await read({ ...rest, proof })
    const draft = await read({ ...rest, proof: null })
    const body = (pages: ReadPage[]) =>
      pages.map((page) => inBody(page).filter(({ text }) => text !== '草稿' && text !== '草' && text !== '稿'))
    expect(body(draft)).toEqual(body(issued))
    expect(saidBy(issued)).toContain('文件校验码：7K3M-9QXT-24PD')
    expect(saidBy(issued)).toContain('https://cloud.example.gov.cn/verify/7K3M-9QXT-24PD')
    expect(saidBy(draft)).not.toContain('校验码')
    for (const page of draft)
      expect(
        linesOf(page)
          .map(({ text }) => text)
          .join(''),
      ).toContain('未经签发，不作为依据')
  })
})

describe('the same document gives the same bytes', () => {
  test('whenever it is made and whatever was made before', async () => {
    const first = await toPdf(sample)
    await toPdf({ ...bare, body: [prose('别的文件先用过同样的字形：· ・ ‧')] })
    vi.useFakeTimers({ now: new Date('2031-05-06'), toFake: ['Date'] })
    try {
      expect((await toPdf(sample)).equals(first)).toBe(true)
    } finally {
      vi.useRealTimers()
    }
    expect((await toPdf({ ...sample, title: '另一标题' })).equals(first)).toBe(false)
    expect((await readPdf(first)).info.CreationDate).toMatch(/^D:20260408/)
  })

  test('many at once do not mix', async () => {
    const titles = ['甲通知', '乙通知', '丙通知']
    const alone = await Promise.all(titles.map((title) => toPdf({ ...bare, title })))
    const again = await Promise.all(titles.map((title) => toPdf({ ...bare, title })))
    expect(again.map((bytes, index) => bytes.equals(alone[index] ?? Buffer.alloc(0)))).toEqual([true, true, true])
  })
})

describe('hostile documents', () => {
  test.each([[''], ['https://'.padEnd(2400, 'x')]])('an address that no QR code holds is refused', async (url) => {
    await expect(toPdf({ ...bare, proof: { url, code: 'K' } })).rejects.toThrow(RangeError)
    await expect(toDocx({ ...bare, proof: { url, code: 'K' } })).rejects.toThrow(RangeError)
  })

  test.each([
    ['markup', '<w:p/>{{x}}</w:t>%PDF (a\\) endobj'],
    ['a sign of four bytes', '𠮷野𬭎家'],
    ['rare names', '喆堃犇燊玥镕瑨晞䶮'],
    ['a very long word', 'a'.repeat(500)],
    ['10,000 signs', '政务云管理办法，'.repeat(1250)],
    ['signs that may not begin a line', '，。；：'.repeat(100)],
  ])('%s: all of it stands on the pages', async (_, text) => {
    const pages = await read({ ...bare, body: [prose(text)] })
    expect(said(pages)).toContain(text.replace(/\s/g, ''))
  })

  test.each([
    ['no font', '好🙂', '好〔U+1F642〕', '〔U+1F642〕'],
    ['direction', '右\u202e左', '右〔U+202E〕左', '〔U+202E〕'],
    ['control', '甲\u0007乙', '甲〔U+0007〕乙', '〔U+0007〕'],
  ])('%s: shown by its number, and told beforehand', async (_, text, seen, sign) => {
    const document = { ...bare, body: [prose(text)] }
    expect(saidBy(await read(document))).toContain(seen)
    expect(unprintable(document)).toMatchObject([{ where: '正文第1部分', sign }])
  })

  test('a document that can be issued as it is has nothing unprintable', () => expect(unprintable(sample)).toEqual([]))

  test('names of any length stay on the sheet', async () => {
    const long = '很长的机关名称'.repeat(60)
    const document = {
      ...sample,
      masthead: long,
      title: long,
      signedBy: long,
      to: [long],
      copies: [long],
      annexes: [long],
      imprint: { office: long, date: sample.date },
    }
    const pages = await read(document)
    for (const page of pages)
      for (const { x, width, y } of page.texts) {
        expect(x).toBeGreaterThanOrEqual(sheet.left - 1)
        expect(x + width).toBeLessThanOrEqual(sheet.left + typeArea.width + 1)
        expect(y).toBeLessThan(sheet.height)
      }
    expect(said(pages).split('很长的机关名称').length - 1).toBeGreaterThanOrEqual(60 * 7)
  })
})

describe('tables', () => {
  const columns = [
    { name: '序号', align: 'center' as const, share: 1 },
    { name: '单位', align: 'left' as const, share: 5 },
    { name: '费用', align: 'right' as const, share: 3 },
  ]
  test('500 rows: the head on each page, each row once, in order', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => [`${index + 1}`, `第${index + 1}个单位`, `${index + 1},000.00`])
    const pages = await read({ ...bare, body: [{ kind: 'table', caption: '表1', columns, rows }] })
    const lines = pages.flatMap(inBody).map(({ text }) => text)
    expect(lines.filter((text) => /^\d+第/.test(text)).map((text) => Number.parseInt(text, 10))).toEqual(rows.map((_, index) => index + 1))
    const withRows = pages.filter((page) => inBody(page).some(({ text }) => /^\d+第/.test(text)))
    for (const page of withRows) expect(inBody(page).filter(({ text }) => text === '序号单位费用')).toHaveLength(1)
    expect(withRows.length).toBeGreaterThan(15)
  })

  test('a cell higher than a page runs on', async () => {
    const text = '应当逐项核对。'.repeat(600)
    const pages = await read({ ...bare, body: [{ kind: 'table', caption: null, columns, rows: [['1', text, '9']] }] })
    const cells = pages.flatMap((page) =>
      page.texts.filter(({ x, y }) => y > sheet.top && y < foot && x > sheet.left + 50 && x < sheet.left + 290),
    )
    expect(
      cells
        .map((each) => each.text)
        .join('')
        .replace(/\s|单位/g, '')
        .split('应当逐项核对').length - 1,
    ).toBe(600)
  })

  test.each([
    ['no rows', columns, []],
    ['no columns', [], []],
    ['a head higher than a page', [{ ...columns[0], name: '很长的表头'.repeat(900) } as (typeof columns)[number]], [['值']]],
  ])('%s', async (_, given, rows) => {
    const pages = await read({ ...bare, body: [{ kind: 'table', caption: '空表', columns: given, rows }] })
    expect(saidBy(pages)).toContain('空表')
  })

  test('a row that does not fit its columns is refused', async () => {
    await expect(toPdf({ ...bare, body: [{ kind: 'table', caption: null, columns, rows: [['1']] }] })).rejects.toThrow(RangeError)
  })
})
