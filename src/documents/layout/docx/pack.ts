import { type Document, Packer } from 'docx'
import { unzipSync, type Zippable, zipSync } from 'fflate'
import type { Day } from '../../../kernel/index.ts'
import type { Face } from '../standard.ts'
import { fontNames, linePitch } from './paragraphs.ts'

/** What stands in for a font of the standard where an office lacks it, and what kind it is. */
const others: Readonly<Record<Face, { name: string; family: 'roman' | 'modern' | 'script' }>> = {
  title: { name: '华文中宋', family: 'roman' },
  fang: { name: '仿宋', family: 'modern' },
  kai: { name: '楷体', family: 'script' },
  hei: { name: 'SimHei', family: 'modern' },
  song: { name: 'SimSun', family: 'roman' },
}

/** The file's parts with nothing in them of the clock: dates are the document's own, entries of the archive bear a fixed one. */
export async function packed(document: Document, date: Day): Promise<Buffer> {
  const parts = unzipSync(await Packer.toBuffer(document))
  const files: Zippable = {}
  for (const [path, bytes] of Object.entries(parts)) files[path] = rewritten(path, bytes, date)
  files['word/fontTable.xml'] = new TextEncoder().encode(fontTable())
  // an archive's date is one without a zone: this one is the same everywhere
  return Buffer.from(zipSync(files, { level: 6, mtime: new Date(2000, 0, 1) }))
}

function rewritten(path: string, bytes: Uint8Array, date: Day): Uint8Array {
  const change = path === 'docProps/core.xml' ? dated : /^word\/(document|header\d+|footer\d+)\.xml$/.test(path) ? offGrid : null
  return change === null ? bytes : new TextEncoder().encode(change(new TextDecoder().decode(bytes), date))
}

const dated = (core: string, date: Day): string => core.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`)

/** Paragraphs whose lines are not the grid's stand outside it; the library has no word for that. Texts hold no `<`, so only marks are met. */
const offGrid = (xml: string): string =>
  xml.replace(/<w:spacing [^>]*w:line="(\d+)"[^>]*>/g, (mark, line: string) =>
    Number(line) === linePitch ? mark : `<w:snapToGrid w:val="0"/>${mark}`,
  )

function fontTable(): string {
  const fonts = Object.entries(others).map(([face, { name, family }]) => {
    const own = fontNames[face as Face]
    return `<w:font w:name="${own}"><w:altName w:val="${name}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`
  })
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts ${space}>${fonts.join('')}</w:fonts>`
}
