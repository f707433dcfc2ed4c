import { SaxesParser } from 'saxes'

/** Text of a part of a workbook as it is unpacked, a piece at a time. */
export type Text = AsyncIterable<string>

export type Attributes = Readonly<Record<string, string>>
export interface Heard {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

/** A file that is no workbook: what it says cannot be understood. */
export class Invalid extends Error {}

/** Reads XML piece by piece and tells what it hears: names without their prefix. `pause` is waited for after each piece. */
export async function listen(text: Text, heard: Heard, pause: () => Promise<void> = async () => {}): Promise<void> {
  const parser = new SaxesParser({ position: false })
  parser.on('error', (error) => {
    throw new Invalid(error.message)
  })
  // A text that defines its own signs could make much of little.
  parser.on('doctype', () => {
    throw new Invalid('doctype')
  })
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('opentag', ({ name, attributes }) => heard.open?.(local(name), attributes as Attributes))
  parser.on('text', (text) => heard.text?.(text))
  parser.on('cdata', (text) => heard.text?.(text))
  parser.on('closetag', ({ name }) => heard.close?.(local(name)))
  for await (const piece of text) {
    parser.write(piece)
    await pause()
  }
  parser.close()
}

/** The relation id of the first sheet, and whether days are counted from 1904. */
export async function readBook(text: Text): Promise<{ readonly sheet: string | null; readonly since1904: boolean }> {
  let [sheet, since1904]: [string | null, boolean] = [null, false]
  await listen(text, {
    open: (name, attributes) => {
      if (name === 'sheet') sheet ??= Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? null
      if (name === 'workbookPr') since1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
    },
  })
  return { sheet, since1904 }
}

/** The path of a related part, from the root. */
export async function readTarget(text: Text, id: string): Promise<string | null> {
  let target: string | null = null
  await listen(text, {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id === id && Target !== undefined) target = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`
    },
  })
  return target
}

/** Formats that come with the program and show a day or a time. */
const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
const showsDays = (code: string): boolean => /[ymdhs]/i.test(code.replace(/\[[^\]]*\]|"[^"]*"|\\./g, ''))

/** Which styles of cells show days. */
export async function readDayStyles(text: Text): Promise<ReadonlySet<number>> {
  const formats = new Map<number, boolean>()
  const styles = new Set<number>()
  let [inCells, count] = [false, 0]
  await listen(text, {
    open: (name, { numFmtId = '', formatCode = '' }) => {
      if (name === 'numFmt') formats.set(Number(numFmtId), showsDays(formatCode))
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      if (formats.get(Number(numFmtId)) ?? builtIn(Number(numFmtId))) styles.add(count)
      count += 1
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/** The texts that cells share, in order; how they are to be read aloud is left out. */
export async function readShared(text: Text): Promise<readonly string[]> {
  const shared: string[] = []
  let [parts, taken, aloud]: [string[], boolean, boolean] = [[], false, false]
  await listen(text, {
    open: (name) => {
      if (name === 'si') parts = []
      if (name === 'rPh') aloud = true
      taken = name === 't' && !aloud
    },
    text: (text) => {
      if (taken) parts.push(text)
    },
    close: (name) => {
      if (name === 'rPh') aloud = false
      if (name === 't') taken = false
      if (name === 'si') shared.push(parts.join(''))
    },
  })
  return shared
}
