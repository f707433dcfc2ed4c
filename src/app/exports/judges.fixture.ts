import { BpmnModdle } from 'bpmn-moddle'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { SaxesParser } from 'saxes'
import { expect } from 'vitest'
import { readPdf, saidBy } from '../../documents/layout/read.fixture.ts'

/** What no file of ours holds: controls but tab and line ends, halves of signs, and what is no sign. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
const unsound = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/

export function expectSound(text: string): void {
  expect(unsound.exec(text)?.[0], 'a control sign').toBeUndefined()
  expect(text.isWellFormed(), 'half a sign').toBe(true)
}

/** Bytes as the text they are: wrong UTF-8 throws. */
const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
}

/** The elements of an XML document; throws where it is not well-formed, or brings a document type with it. */
export function elementsOf(xml: string): Element[] {
  const found: Element[] = []
  const open: Element[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a document type')
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' }
    found.push(element)
    open.push(element)
  })
  for (const kind of ['text', 'cdata'] as const)
    parser.on(kind, (text) => {
      const last = open.at(-1)
      if (last) last.text += text
    })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return found
}

/** Begins, for a table program, like a formula: whatever stands before it that is not seen. */
const formula = /^[\s\p{Cf}\ufffd]*[=+\-@＝＋－＠]/u
const number = /^-?\d+(\.\d+)?$/

/** A table for people and their table programs: every row as wide as the first, and nothing in it runs. */
export function judgeCsv(bytes: Uint8Array, rows: number): string[][] {
  const text = textOf(bytes)
  expectSound(text)
  const read = parse(text, { bom: true }) as string[][]
  expect(read).toHaveLength(rows)
  for (const cell of read.flat()) {
    expect(formula.test(cell) && !number.test(cell), cell.slice(0, 60)).toBe(false)
    expect(cell).not.toMatch(/^[\t\r\n]/)
  }
  return read
}

/** A table for programs (FOCUS): cells as they are, one row a line, as wide as the heading. */
export function judgeData(bytes: Uint8Array, rows: number): string[][] {
  const read = parse(textOf(bytes)) as string[][]
  expect(read).toHaveLength(rows)
  return read
}

const foreign = /oleObject|externalLink|vbaProject|activeX|attachedTemplate|altChunk|hyperlink|customXml/i

/** An archive of Office Open XML: all parts well-formed, and nothing that reaches out or runs. */
export function judgePackage(bytes: Uint8Array): Record<string, Element[]> {
  const parts = unzipSync(bytes)
  const read: Record<string, Element[]> = {}
  for (const [name, content] of Object.entries(parts)) {
    expect(name).not.toMatch(foreign)
    if (!/\.(xml|rels)$/.test(name)) continue
    const xml = textOf(content)
    expectSound(xml)
    read[name] = elementsOf(xml)
    for (const { name: element, attributes } of read[name]) {
      if (element === 'Relationship') {
        expect(attributes.TargetMode).not.toBe('External')
        expect(attributes.Type).not.toMatch(foreign)
      }
    }
  }
  return read
}

/** A workbook: no formula, no error, no link; the table program's own library reads all of it. */
export async function judgeXlsx(bytes: Uint8Array): Promise<string[]> {
  const parts = judgePackage(bytes)
  for (const [name, elements] of Object.entries(parts))
    if (/worksheets\/sheet\d+\.xml$/.test(name))
      for (const { name: element, attributes } of elements) {
        expect(['f', 'hyperlink', 'dataValidation', 'drawing', 'legacyDrawing', 'cfRule']).not.toContain(element)
        if (element === 'c') expect(['s', 'n', 'str', 'inlineStr', 'b', undefined]).toContain(attributes.t)
      }
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
  const texts: string[] = []
  for (const sheet of book.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        expect(cell.formula).toBeUndefined()
        texts.push(cell.text)
      }),
    )
  for (const text of texts) expectSound(text)
  return texts
}

/** A DOCX: the only field in it is the page's number. */
export function judgeDocx(bytes: Uint8Array): string {
  const parts = judgePackage(bytes)
  const all = Object.values(parts).flat()
  expect(
    all.filter(({ name }) => name === 'w:fldSimple' || name === 'w:object' || name === 'w:altChunk' || name === 'w:hyperlink'),
  ).toEqual([])
  for (const { name, text } of all) if (name === 'w:instrText') expect(text).toBe('PAGE')
  return (parts['word/document.xml'] ?? []).map(({ name, text }) => (name === 'w:t' ? text : '')).join('')
}

/** A PDF: no program, no action, no link, no attachment; a reader that had no part in it reads every page. */
export async function judgePdf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  expect([await pdf.getJSActions(), await pdf.getAttachments(), await pdf.getOpenAction(), await pdf.getOutline()]).toEqual([
    null,
    null,
    null,
    null,
  ])
  for (let page = 1; page <= pdf.numPages; page += 1) expect(await (await pdf.getPage(page)).getAnnotations()).toEqual([])
  await pdf.destroy()
  return saidBy((await readPdf(Buffer.from(bytes))).pages)
}

const tags = /^<(!doctype html|\/?(html|body|p|strong|small|br|a)|html lang="zh-CN"|a href="https:\/\/cloud\.example\.gov\.cn\/[^"<>]*")>$/

/** The HTML of a letter: our own few elements and no other; what people wrote is text. */
export function judgeHtml(html: string): void {
  expectSound(html)
  expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  const found = html.match(/<[^>]*>?/g) ?? []
  for (const tag of found) expect(tag).toMatch(tags)
  expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/[<>"]/)
}

/** A diagram for modellers: well-formed, and read without a warning. */
export async function judgeBpmn(bytes: Uint8Array): Promise<Element[]> {
  const xml = textOf(bytes)
  expectSound(xml)
  const { warnings } = await new BpmnModdle().fromXML(xml)
  expect(warnings).toEqual([])
  return elementsOf(xml)
}

/** A picture: shapes and words, nothing that runs or is fetched. */
export function judgeSvg(svg: string): Element[] {
  expectSound(svg)
  const elements = elementsOf(svg)
  for (const { name, attributes } of elements) {
    expect(['script', 'foreignObject', 'image', 'use', 'a', 'iframe', 'style', 'animate', 'set']).not.toContain(name)
    for (const attribute of Object.keys(attributes)) expect(attribute).not.toMatch(/^on|href$/i)
  }
  return elements
}
