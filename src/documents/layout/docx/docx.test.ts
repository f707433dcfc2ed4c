import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { describe, expect, test, vi } from 'vitest'
import type { OfficialDocument } from '../document.ts'
import { toDocx } from '../index.ts'
import { sample } from '../sample.fixture.ts'

const bare: OfficialDocument = {
  ...sample,
  masthead: null,
  number: null,
  to: [],
  body: [],
  annexes: [],
  note: null,
  copies: [],
  imprint: null,
}
const prose = (text: string) => ({ kind: 'paragraph' as const, text })

interface Element {
  readonly name: string
  readonly attributes: Record<string, string>
  text: string
}

/** The parts of a DOCX; each XML part must be well-formed, or reading throws. */
async function read(document: OfficialDocument) {
  const parts = unzipSync(new Uint8Array(await toDocx(document)))
  const part = (name: string): Element[] => elementsOf(new TextDecoder('utf-8', { fatal: true }).decode(parts[name]))
  for (const name of Object.keys(parts)) if (/\.(xml|rels)$/.test(name)) part(name)
  const body = part('word/document.xml')
  return {
    names: Object.keys(parts),
    part,
    body,
    said: body
      .filter(({ name }) => name === 'w:t')
      .map(({ text }) => text)
      .join(''),
  }
}

function elementsOf(xml: string): Element[] {
  const found: Element[] = []
  const open: Element[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' }
    found.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last !== undefined) last.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  return found
}

const attributes = (elements: readonly Element[], name: string) =>
  elements.filter((element) => element.name === name).map((element) => element.attributes)

describe('the page of the standard', () => {
  test('A4, the margins of a type area of 156 × 225 mm, 22 lines on a grid', async () => {
    const { body } = await read(sample)
    const millimetres = (twips: string | undefined) => (Number(twips) / 1440) * 25.4
    const [size] = attributes(body, 'w:pgSz')
    const [margin] = attributes(body, 'w:pgMar')
    const [grid] = attributes(body, 'w:docGrid')
    expect([millimetres(size?.['w:w']), millimetres(size?.['w:h'])].map(Math.round)).toEqual([210, 297])
    expect(['w:top', 'w:bottom', 'w:left', 'w:right'].map((side) => Math.round(millimetres(margin?.[side])))).toEqual([37, 35, 28, 26])
    expect(grid).toMatchObject({ 'w:type': 'lines', 'w:linePitch': '579' })
    const height = Number(size?.['w:h']) - Number(margin?.['w:top']) - Number(margin?.['w:bottom'])
    expect(Math.floor(height / Number(grid?.['w:linePitch']))).toBe(22)
    expect(
      attributes(body, 'w:spacing').filter((each) => each['w:line'] === '579' && each['w:lineRule'] === 'exact').length,
    ).toBeGreaterThan(10)
  })

  test('28 signs of 3号 and their spacing fill a line, 29 do not', async () => {
    const { part, body } = await read(sample)
    const width = Number(attributes(body, 'w:pgSz')[0]?.['w:w']) - 1587 - 1474
    const sign = 320 + Number(attributes(part('word/styles.xml'), 'w:spacing').find((each) => each['w:val'] !== undefined)?.['w:val'])
    expect(28 * sign).toBeLessThanOrEqual(width)
    expect(29 * sign).toBeGreaterThan(width)
  })

  test('the fonts are the standard’s, and each says what stands in for it', async () => {
    const { body, part } = await read(sample)
    const fonts = new Set(attributes(body, 'w:rFonts').map((each) => each['w:eastAsia']))
    expect(fonts).toEqual(new Set(['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体']))
    const table = part('word/fontTable.xml')
    expect(attributes(table, 'w:font').map((each) => each['w:name'])).toEqual([
      '方正小标宋简体',
      '仿宋_GB2312',
      '楷体_GB2312',
      '黑体',
      '宋体',
    ])
    expect(attributes(table, 'w:altName')).toHaveLength(5)
  })

  test('page numbers differ on odd and even pages, the QR code hangs below the first', async () => {
    const { part, body, names } = await read(sample)
    expect(attributes(part('word/settings.xml'), 'w:evenAndOddHeaders')).toHaveLength(1)
    expect(
      attributes(body, 'w:footerReference')
        .map((each) => each['w:type'])
        .sort(),
    ).toEqual(['default', 'even', 'first'])
    const footers = names.filter((name) => /^word\/footer\d+\.xml$/.test(name)).map((name) => part(name))
    for (const footer of footers) expect(footer.some(({ name, text }) => name === 'w:instrText' && text === 'PAGE')).toBe(true)
    expect(footers.filter((footer) => footer.some(({ name }) => name === 'wp:anchor'))).toHaveLength(1)
    expect(footers.filter((footer) => footer.some(({ text }) => text === '文件校验码：7K3M-9QXT-24PD'))).toHaveLength(3)
  })

  test('all that the document says stands in it, in its order', async () => {
    const { said } = await read(sample)
    let from = 0
    const parts = [
      '湖南省政务管理服务局文件',
      '湘政务云〔2026〕3号',
      '2026年',
      '第一季度省级',
      '各市州人民政府、省直各单位：',
      '根据《',
      '一、总体情况',
      '（1）通用型云主机',
      '表1　各单位',
      '系统数',
      '412,300.00',
      '图1　资源',
      '单位：%',
      '41.20',
      '附件：1.',
      '2.省级',
      '湖南省政务管理服务局',
      '2026年4月8日',
      '抄送：省委办公厅，',
      '湖南省政务管理服务局办公室',
      '2026年4月8日印发',
      '（联系人：张喆',
    ]
    for (const text of parts) {
      const at = said.indexOf(text, from)
      expect(at, text).toBeGreaterThanOrEqual(from)
      from = at + text.length
    }
  })

  test('the head of a table stands again on each page', async () => {
    expect(attributes((await read(sample)).body, 'w:tblHeader').filter((each) => each['w:val'] !== 'off')).toHaveLength(1)
  })

  test('a draft says so on every page and bears no code', async () => {
    const { part, names, said } = await read({ ...sample, proof: null })
    const headers = names
      .filter((name) => /^word\/header\d+\.xml$/.test(name))
      .map((name) =>
        part(name)
          .map(({ text }) => text)
          .join(''),
      )
    expect(headers).toEqual(Array(3).fill('草稿　未经签发，不作为依据'))
    expect(said).not.toContain('校验码')
    expect(names.some((name) => name.endsWith('.png') && name.includes('media'))).toBe(true)
  })
})

describe('the same document gives the same bytes', () => {
  test('whenever and wherever it is made', async () => {
    const first = await toDocx(sample)
    vi.useFakeTimers({ now: new Date('2031-05-06'), toFake: ['Date'] })
    vi.stubEnv('TZ', 'America/New_York')
    try {
      expect((await toDocx(sample)).equals(first)).toBe(true)
    } finally {
      vi.unstubAllEnvs()
      vi.useRealTimers()
    }
    expect((await toDocx({ ...sample, title: '另一标题' })).equals(first)).toBe(false)
  })

  test('its dates are the document’s', async () => {
    const core = (await read(sample)).part('docProps/core.xml')
    expect(core.filter(({ name }) => name.startsWith('dcterms:')).map(({ text }) => text)).toEqual([
      '2026-04-08T00:00:00Z',
      '2026-04-08T00:00:00Z',
    ])
  })
})

describe('hostile documents', () => {
  test.each([
    ['markup', '</w:t></w:r><w:p/>{{x}}&amp;<![CDATA[]]>', '</w:t></w:r><w:p/>{{x}}&amp;<![CDATA[]]>'],
    ['what looks like our own marks', '<w:spacing w:line="1"/>$1$&', '<w:spacing w:line="1"/>$1$&'],
    ['four bytes', '𠮷🙂', '𠮷🙂'],
    ['controls', 'a\u0000b\u0008c\u000bd', 'a〔U+0000〕b〔U+0008〕c〔U+000B〕d'],
    ['direction', '右\u202e左\u2066', '右〔U+202E〕左〔U+2066〕'],
    ['half a sign', '半\ud842字', '半〔U+D842〕字'],
    ['blanks', '  前后  ', '  前后  '],
    ['a very long word', 'a'.repeat(5000), 'a'.repeat(5000)],
    ['10,000 signs', '政务云管理办法，'.repeat(1250), '政务云管理办法，'.repeat(1250)],
  ])('%s', async (_, text, seen) => {
    const document = {
      ...bare,
      title: text,
      body: [prose(text)],
      signedBy: text,
      copies: [text],
      note: text,
      annexes: [text],
      number: text,
      masthead: text,
    }
    const { said, part } = await read(document)
    expect(said.split(seen.trim()).length - 1).toBeGreaterThanOrEqual(5)
    expect(part('docProps/core.xml').find(({ name }) => name === 'dc:title')?.text).toBe(seen)
  })

  test('500 rows, none of them lost', async () => {
    const columns = [{ name: '序号', align: 'left' as const, share: 1 }]
    const rows = Array.from({ length: 500 }, (_, index) => [`行${index + 1}。`])
    const { said, body } = await read({ ...bare, body: [{ kind: 'table', caption: null, columns, rows }] })
    expect(said).toContain(rows.flat().join(''))
    expect(body.filter(({ name }) => name === 'w:tr')).toHaveLength(501)
  })

  test('tables without rows or columns, figures without bars', async () => {
    const { said } = await read({
      ...bare,
      body: [
        { kind: 'table', caption: '空表', columns: [], rows: [] },
        { kind: 'bars', caption: '空图', unit: '元', bars: [] },
      ],
    })
    expect(said).toContain('空表空图单位：元')
  })

  test('a row that does not fit its columns is refused', async () => {
    await expect(toDocx({ ...bare, body: [{ kind: 'table', caption: null, columns: [], rows: [['1']] }] })).rejects.toThrow(RangeError)
  })
})
