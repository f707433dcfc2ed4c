import { inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, test } from 'vitest'
import { toDocx, toPdf } from './index.ts'
import { linesOf, type ReadPage, type ReadText, readPdf } from './read.fixture.ts'
import { sample } from './sample.fixture.ts'

// GB/T 9704—2012, parameter by parameter, against what was written: the geometry that a reader finds in the PDF, the properties that a word processor finds in the DOCX.
// The numbers stand here a second time, in millimetres and points as the standard has them: nothing is taken from `standard.ts`.

const mm = (length: number): number => (length * 72) / 25.4
const page = { width: 210, height: 297, top: 37, left: 28, right: 26, bottom: 35 }
const area = { width: 156, height: 225 }
const size = { two: 22, three: 16, four: 14 }
/** 一字之宽, 一行之高. */
const cell = mm(area.width) / 28
const line = mm(area.height) / 22
const [left, right, top, foot] = [mm(page.left), mm(page.left + area.width), mm(page.top), mm(page.top + area.height)]

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly red: boolean
}

/** The filled boxes of each page, as its content says them: y from the top. */
function boxesOf(pdf: Buffer): Box[][] {
  const raw = pdf.toString('latin1')
  const contents = [...raw.matchAll(/\/Filter \/FlateDecode\s*>>\s*stream\r?\n/g)].flatMap(({ index, 0: head }) => {
    const from = index + head.length
    const text = inflateSync(pdf.subarray(from, raw.indexOf('endstream', from))).toString('latin1')
    return text.startsWith('1 0 0 -1 0') ? [text] : []
  })
  return contents.map((text) => {
    let red = false
    let drawn: Omit<Box, 'red'>[] = []
    return text.split('\n').flatMap((command) => {
      const colour = /^([\d.]+) ([\d.]+) ([\d.]+) scn$/.exec(command)
      if (colour) red = colour[1] === '1' && colour[2] === '0' && colour[3] === '0'
      const [, x, y, width, height] = /^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re$/.exec(command) ?? []
      if (x !== undefined) drawn.push({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) })
      // a box has the colour that holds when it is filled
      if (command !== 'f') return []
      const filled = drawn.map((box) => ({ ...box, red }))
      drawn = []
      return filled
    })
  })
}

describe('PDF', () => {
  let pages: ReadPage[]
  let boxes: Box[][]
  beforeAll(async () => {
    const pdf = await toPdf(sample)
    pages = (await readPdf(pdf)).pages
    boxes = boxesOf(pdf)
  })

  const all = (): ReadText[] => pages.flatMap(({ texts }) => texts)
  const textOf = (part: string): ReadText => {
    const found = all().find(({ text }) => text.includes(part))
    if (!found) throw new Error(`nowhere: ${part}`)
    return found
  }
  /** Which line of the type area a baseline stands on, counted from 1. */
  const lineOf = (y: number): number => Math.ceil((y - top) / line)
  const inArea = (at: number) => linesOf(pages[at] as ReadPage).filter(({ y }) => y > top && y < foot)
  const lineWith = (part: string) => {
    const found = pages.flatMap((_, at) => inArea(at).map((each) => ({ ...each, page: at }))).find(({ text }) => text.includes(part))
    if (!found) throw new Error(`no line: ${part}`)
    return found
  }

  test('用纸 A4；天头37 mm、订口28 mm；版心156×225 mm，正文不出版心', () => {
    for (const [at, { width, height, texts }] of pages.entries()) {
      expect([width, height].map((length) => Math.round((length / 72) * 25.4))).toEqual([page.width, page.height])
      const body = texts.filter(({ y, size: height }) => y > top && y < foot + 1 && height >= 12)
      for (const text of body) {
        expect(text.x, text.text).toBeGreaterThanOrEqual(left - 0.5)
        expect(text.x + text.width, text.text).toBeLessThanOrEqual(right + 0.5)
      }
      expect(lineOf(inArea(at)[0]?.y ?? 0)).toBeGreaterThanOrEqual(1)
    }
  })

  test('正文3号，每行28字：一行之高225÷22 mm', () => {
    const prose = all().filter(({ text }) => /现将2026年第一季度/.test(text))
    for (const text of prose) expect(text.size).toBe(size.three)
    const full = inArea(0).find(({ text }) => text.startsWith('根据《'))
    expect(full?.x).toBeCloseTo(left + 2 * cell, 1)
    const lines = inArea(0).filter(({ text }) => [...text].length >= 25)
    for (const [at, each] of lines.entries()) {
      const before = lines[at - 1]
      if (before && each.y - before.y < 2 * line - 1) expect(each.y - before.y).toBeCloseTo(line, 0)
    }
  })

  test('发文机关标志：红色，居中，上边缘至版心上边缘35 mm', () => {
    const mark = textOf('服务局文件')
    const whole = lineWith('湖南省政务管理服务局文件')
    expect((whole.x + whole.end) / 2).toBeCloseTo((left + right) / 2, 0)
    // 字面上边缘 of this font stands 0.88 of its size above the baseline
    expect(mark.y - 0.88 * mark.size - top).toBeCloseTo(mm(35), 0)
  })

  test('发文字号：3号，居中，发文机关标志下空二行；红色分隔线在其下4 mm，与版心等宽', () => {
    const number = lineWith('〔2026〕3号')
    expect(textOf('〔2026〕').size).toBe(size.three)
    expect((number.x + number.end) / 2).toBeCloseTo((left + right) / 2, 0)
    expect(number.y - lineWith('服务局文件').y).toBeGreaterThan(2.5 * line)
    const rule = boxes[0]?.find(({ red }) => red)
    expect(rule?.x).toBeCloseTo(left, 1)
    expect(rule?.width).toBeCloseTo(mm(area.width), 1)
    // below the foot of the signs, which hang some 0.12 of their size under the baseline
    expect((rule?.y ?? 0) - (number.y + 0.12 * size.three)).toBeGreaterThan(mm(4) - 2)
    expect((rule?.y ?? 0) - (number.y + 0.12 * size.three)).toBeLessThan(mm(4) + 2)
  })

  test('标题：2号，居中，红色分隔线下空二行；回行词意完整，两行不齐长', () => {
    const rule = boxes[0]?.find(({ red }) => red)?.y ?? 0
    const title = linesOf(pages[0] as ReadPage).filter(({ y }) =>
      pages[0]?.texts.some((text) => text.size === size.two && Math.abs(text.y - y) < 0.2),
    )
    expect(title.length).toBeGreaterThan(1)
    for (const each of title) expect((each.x + each.end) / 2).toBeCloseTo((left + right) / 2, 0)
    const ascent = 0.88 * size.two
    expect(((title[0]?.y ?? 0) - ascent - rule) / line).toBeGreaterThan(1.8)
    expect(((title[0]?.y ?? 0) - ascent - rule) / line).toBeLessThan(2.6)
    expect(new Set(title.map(({ end, x }) => Math.round(end - x))).size).toBeGreaterThan(1)
  })

  test('主送机关：标题下空一行，顶格，3号，后标全角冒号', () => {
    const recipients = lineWith('各市州人民政府')
    const last = Math.max(
      ...all()
        .filter(({ size: height }) => height === size.two)
        .map(({ y }) => y),
    )
    expect(recipients.x).toBeCloseTo(left, 1)
    expect(recipients.text.endsWith('：')).toBe(true)
    expect(Math.round((recipients.y - last) / line)).toBe(2)
    expect(textOf('各市州').size).toBe(size.three)
  })

  test('结构层次：一、黑体，（一）楷体，1.和（1）仿宋；左空二字', () => {
    const font = (part: string) => textOf(part).font
    expect(new Set([font('总体情况'), font('（一）资源'), font('计算资源')]).size).toBe(3)
    expect(font('1. 计算')).toBe(font('（1）通用'))
    expect(font('根据《')).toBe(font('（1）通用'))
    expect(font('二、工作要求')).toBe(font('总体情况'))
    for (const heading of ['一、总体情况', '（一）资源分配', '1. 计算资源', '（1）通用'])
      expect(lineWith(heading).x).toBeCloseTo(left + 2 * cell, 1)
  })

  test('附件说明：正文下空一行，左空二字，序号用阿拉伯数字，名称后不加标点，回行与名称对齐', async () => {
    const [only] = (
      await readPdf(
        await toPdf({ ...sample, masthead: null, imprint: null, copies: [], body: [{ kind: 'paragraph', text: '现予印发。' }] }),
      )
    ).pages
    const lines = linesOf(only as ReadPage)
    const found = (part: string) => {
      const each = lines.find(({ text }) => text.includes(part))
      if (!each) throw new Error(`no line: ${part}`)
      return each
    }
    const [annex, second] = [found('附件：1.'), found('2.省级')]
    expect(annex.x).toBeCloseTo(left + 2 * cell, 1)
    expect(Math.round((annex.y - found('现予印发。').y) / line)).toBe(2)
    expect(annex.text).not.toMatch(/[。；，]$/)
    // both numbers stand under each other, what runs over under the first sign of the name
    expect(second.x - annex.x).toBeCloseTo(3 * cell, 0)
    const name = only?.texts.find(({ text, y }) => Math.abs(y - second.y) < 0.2 && text.includes('省级'))
    const rest = lines.find(({ y }) => y > second.y + 1)
    expect(rest?.x).toBeGreaterThan(second.x + cell / 2)
    expect(Math.abs((rest?.x ?? 0) - (name?.text.startsWith('省级') ? name.x : second.x + cell * 0.9))).toBeLessThan(4)
  })

  test('署名与成文日期：不加盖印章的，署名右空二字，日期首字比署名首字右移二字；阿拉伯数字，不编虚位', () => {
    const name = pages.flatMap((_, at) => inArea(at)).find(({ text }) => text === '湖南省政务管理服务局')
    const date = pages.flatMap((_, at) => inArea(at)).find(({ text }) => text === '2026年4月8日')
    expect(right - (name?.end ?? 0)).toBeCloseTo(2 * cell, 0)
    expect((date?.x ?? 0) - (name?.x ?? 0)).toBeCloseTo(2 * cell, 1)
    expect((date?.y ?? 0) - (name?.y ?? 0)).toBeCloseTo(line, 0)
  })

  test('加盖印章的，日期右空四字，署名居其上', async () => {
    const sealed = (await readPdf(await toPdf({ ...sample, sealed: true }))).pages
    const lines = sealed.flatMap((each) => linesOf(each).filter(({ y }) => y > top && y < foot))
    const name = lines.find(({ text }) => text === '湖南省政务管理服务局')
    const date = lines.find(({ text }) => text === '2026年4月8日')
    expect(right - (date?.end ?? 0)).toBeCloseTo(4 * cell, 0)
    expect(((name?.x ?? 0) + (name?.end ?? 0)) / 2).toBeCloseTo(((date?.x ?? 0) + (date?.end ?? 0)) / 2, 0)
  })

  test('版记：4号，左右各空一字，置于版心末行；首末分隔线0.35 mm、中间0.25 mm，与版心等宽', () => {
    const copies = lineWith('抄送：')
    const printed = lineWith('4月8日印发')
    expect(textOf('抄送').size).toBe(size.four)
    expect(copies.x).toBeCloseTo(left + size.four, 0)
    expect(printed.x).toBeCloseTo(left + size.four, 0)
    expect(right - printed.end).toBeCloseTo(size.four, 0)
    const rules = (boxes.at(-1) ?? []).filter(({ red, width, height }) => !red && Math.abs(width - mm(area.width)) < 0.5 && height < 2)
    expect(rules.map(({ height }) => Math.round((height / mm(1)) * 100) / 100)).toEqual([0.35, 0.25, 0.35])
    expect((rules.at(-1)?.y ?? 0) + (rules.at(-1)?.height ?? 0)).toBeCloseTo(foot, 0)
  })

  test('页码：4号，左右各一字线，一字线上距版心下边缘7 mm；单页居右空一字，双页居左空一字', () => {
    expect(pages.length).toBeGreaterThanOrEqual(2)
    for (const [at, { texts }] of pages.entries()) {
      const number = texts.filter(({ y, size: height }) => y > foot && height === size.four)
      expect(
        number
          .map(({ text }) => text)
          .join('')
          .replaceAll(' ', ''),
      ).toBe(`—${at + 1}—`)
      const [first, last] = [number[0], number.at(-1)]
      if (at % 2 === 0) expect(right - ((last?.x ?? 0) + (last?.width ?? 0))).toBeCloseTo(size.four, 0)
      else expect((first?.x ?? 0) - left).toBeCloseTo(size.four, 0)
      // the dash stands 0.38 of the size above the baseline
      expect((first?.y ?? 0) - 0.38 * size.four - foot).toBeCloseTo(mm(7), 0)
    }
  })
})

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

function treeOf(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return root
}

const within = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...within(child, name)])
const saidBy = (element: Element): string =>
  within(element, 'w:t')
    .map(({ text }) => text)
    .join('')
const first = (element: Element | undefined, name: string): Readonly<Record<string, string>> =>
  (element && within(element, name)[0]?.attributes) ?? {}

describe('DOCX', () => {
  let parts: Record<string, Element>
  beforeAll(async () => {
    const files = unzipSync(new Uint8Array(await toDocx(sample)))
    parts = Object.fromEntries(
      Object.entries(files)
        .filter(([name]) => /\.(xml|rels)$/.test(name))
        .map(([name, bytes]) => [name, treeOf(new TextDecoder().decode(bytes))]),
    )
  })
  const twip = (length: number): number => Math.round(mm(length) * 20)
  const body = (): Element => parts['word/document.xml'] as Element
  const paragraphs = (): Element[] => within(body(), 'w:p')
  const at = (part: string): number => {
    const found = paragraphs().findIndex((paragraph) => saidBy(paragraph).includes(part))
    if (found < 0) throw new Error(`nowhere: ${part}`)
    return found
  }
  const paragraph = (part: string): Element => paragraphs()[at(part)] as Element
  const isBlank = (index: number): boolean => saidBy(paragraphs()[index] as Element).trim() === ''

  test('页面与版心：A4，上37、下35、左28、右26 mm，误差不过1 mm', () => {
    const [sheet, margin] = [first(body(), 'w:pgSz'), first(body(), 'w:pgMar')]
    const near = (given: string | undefined, length: number) => expect(Math.abs(Number(given) - twip(length))).toBeLessThan(twip(1))
    near(sheet['w:w'], page.width)
    near(sheet['w:h'], page.height)
    near(margin['w:top'], page.top)
    near(margin['w:bottom'], page.bottom)
    near(margin['w:left'], page.left)
    near(margin['w:right'], page.right)
    expect(sheet['w:orient'] ?? 'portrait').toBe('portrait')
  })

  test('每面22行、每行28字：行距固定值，22行满版心而23行不能；28字满一行而29字不能', () => {
    const grid = first(body(), 'w:docGrid')
    const pitch = Number(grid['w:linePitch'])
    expect(pitch).toBe(579)
    expect([Math.floor(twip(area.height) / pitch), Math.ceil((twip(area.height) + 1) / pitch)]).toEqual([22, 23])
    const prose = first(paragraph('根据《'), 'w:spacing')
    expect([prose['w:line'], prose['w:lineRule']]).toEqual([String(pitch), 'exact'])
    const run = within(paragraph('根据《'), 'w:rPr')[0]
    const closer = Number((run && within(run, 'w:spacing')[0]?.attributes['w:val']) ?? 0)
    const sign = size.three * 20 + closer
    expect([28 * sign <= twip(area.width), 29 * sign > twip(area.width)]).toEqual([true, true])
  })

  test('正文3号仿宋，左空二字；层次黑体、楷体、仿宋', () => {
    const face = (part: string) => first(paragraph(part), 'w:rFonts')['w:eastAsia']
    expect(['根据《', '一、总体情况', '（一）资源分配', '1. 计算资源', '（1）通用'].map(face)).toEqual([
      '仿宋_GB2312',
      '黑体',
      '楷体_GB2312',
      '仿宋_GB2312',
      '仿宋_GB2312',
    ])
    expect(first(paragraph('根据《'), 'w:sz')['w:val']).toBe(String(size.three * 2))
    expect(first(paragraph('根据《'), 'w:ind')['w:firstLineChars']).toBe('200')
  })

  test('发文机关标志红色小标宋居中；发文字号居中，下有红色分隔线', () => {
    const mark = paragraph('服务局文件')
    expect(first(mark, 'w:color')['w:val']?.toUpperCase()).toBe('FF0000')
    expect(first(mark, 'w:rFonts')['w:eastAsia']).toBe('方正小标宋简体')
    expect(first(mark, 'w:jc')['w:val']).toBe('center')
    const number = paragraph('〔2026〕3号')
    expect(first(number, 'w:jc')['w:val']).toBe('center')
    expect(first(number, 'w:bottom')['w:color']?.toUpperCase()).toBe('FF0000')
    expect(first(number, 'w:spacing')['w:before']).toBe(String(2 * 579))
  })

  test('标题2号小标宋居中，红线下空二行；主送机关标题下空一行，顶格', () => {
    const title = at('资源使用情况的通报')
    expect(first(paragraphs()[title], 'w:sz')['w:val']).toBe(String(size.two * 2))
    expect(first(paragraphs()[title], 'w:rFonts')['w:eastAsia']).toBe('方正小标宋简体')
    expect(first(paragraphs()[title], 'w:jc')['w:val']).toBe('center')
    expect([title - at('〔2026〕3号'), isBlank(title - 1), isBlank(title - 2)]).toEqual([3, true, true])
    const recipients = at('各市州人民政府')
    expect([recipients - title, isBlank(title + 1)]).toEqual([2, true])
    expect(first(paragraphs()[recipients], 'w:ind')).toEqual({})
  })

  test('附件说明在正文下空一行，左空二字；署名右空二字，日期比署名右移二字', () => {
    const annex = at('附件：1.')
    expect(isBlank(annex - 1)).toBe(true)
    const indent = first(paragraphs()[annex], 'w:ind')
    expect(Math.abs(Number(indent['w:left'] ?? indent['w:start']) - Number(indent['w:hanging']) - 2 * cell * 20)).toBeLessThan(20)
    const all = paragraphs()
    const name = all.findIndex((each) => saidBy(each) === '湖南省政务管理服务局')
    const nameRight = Number(first(all[name], 'w:ind')['w:right'] ?? first(all[name], 'w:ind')['w:end'])
    expect(Math.abs(nameRight - 2 * cell * 20)).toBeLessThan(2)
    const date = all[name + 1] as Element
    expect(saidBy(date)).toBe('2026年4月8日')
    // 日期7.5字宽，署名10字宽：首字右移二字即右空 2＋10−2−7（half signs as the two read them)
    const dateRight = Number(first(date, 'w:ind')['w:right'] ?? first(date, 'w:ind')['w:end'])
    const [nameWide, dateWide] = [10, 3 + 6 * 0.5]
    expect(Math.abs(dateRight - (2 + nameWide - 2 - dateWide) * cell * 20)).toBeLessThan(2)
  })

  test('页码：4号宋体，两旁一字线；单页居右空一字，双页居左空一字；首页也有', () => {
    expect(within(parts['word/settings.xml'] as Element, 'w:evenAndOddHeaders')).toHaveLength(1)
    const relations = within(parts['word/_rels/document.xml.rels'] as Element, 'Relationship')
    const footer = (type: string): Element => {
      const id = within(body(), 'w:footerReference').find(({ attributes }) => attributes['w:type'] === type)?.attributes['r:id']
      const target = relations.find(({ attributes }) => attributes.Id === id)?.attributes.Target
      return parts[`word/${target}`] as Element
    }
    const numberLine = (type: string): Element => {
      const found = within(footer(type), 'w:p').find((each) => within(each, 'w:instrText').length > 0)
      if (!found) throw new Error(`no number on ${type} pages`)
      return found
    }
    for (const type of ['default', 'even', 'first']) {
      const found = numberLine(type)
      expect(saidBy(found)).toMatch(/—\s+—/)
      const run = within(found, 'w:r').find((each) => within(each, 'w:instrText').length > 0) as Element
      expect([first(run, 'w:sz')['w:val'], first(run, 'w:rFonts')['w:eastAsia']]).toEqual([String(size.four * 2), '宋体'])
    }
    const kinds = (type: string) =>
      within(numberLine(type), 'w:r').flatMap((run) =>
        within(run, 'w:instrText').length > 0 ? ['number'] : within(run, 'w:tab').length > 0 ? ['tab'] : [],
      )
    for (const type of ['default', 'first']) {
      expect(kinds(type)).toEqual(['tab', 'number'])
      const tab = within(numberLine(type), 'w:tab').find(({ attributes }) => attributes['w:pos'])?.attributes
      expect([tab?.['w:val'], Math.abs(Number(tab?.['w:pos']) - (twip(area.width) - size.four * 20)) < 2]).toEqual(['right', true])
    }
    expect(kinds('even')[0]).toBe('number')
    const indent = first(numberLine('even'), 'w:ind')
    expect(Number(indent['w:left'] ?? indent['w:start'])).toBe(size.four * 20)
  })

  test('版记在版心末端的框内，4号，左右各空一字', () => {
    const printed = paragraph('4月8日印发')
    const frame = first(printed, 'w:framePr')
    expect(Math.abs(Number(frame['w:w']) - twip(area.width))).toBeLessThan(2)
    expect(Math.abs(Number(frame['w:x']) - twip(page.left))).toBeLessThan(2)
    expect(frame['w:vAnchor']).toBe('page')
    expect(first(printed, 'w:sz')['w:val']).toBe(String(size.four * 2))
    expect(Number(first(printed, 'w:ind')['w:left'] ?? first(printed, 'w:ind')['w:start'])).toBe(size.four * 20)
  })
})
