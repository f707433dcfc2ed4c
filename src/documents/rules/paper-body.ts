/** The text of a paper as the measure words it, taken apart: whom it begins with, and what stands between that and the signature. */
export interface PaperParts {
  /** The organisations that the first line calls upon. */
  readonly to: readonly string[]
  readonly body: string
  /** The list of resources stood in it, and was taken out. */
  readonly listed: boolean
}

const day = /^\d{4}年\d{1,2}月\d{1,2}日$/u

/** `lines`: the resources as the paper lists them, one to a line; a template shows them as a table instead. */
export function partsOf(text: string, issuerName: string, lines: string): PaperParts {
  const found = lines !== '' && text.includes(lines)
  const rows = (found ? text.replace(lines, () => '') : text).split('\n').map((row) => row.trim())
  const filled = rows.filter((row) => row !== '')
  const first = filled[0] ?? ''
  const called = /^(.{1,200})[：:]$/u.exec(first)?.[1] ?? null
  const rest = called === null ? filled : filled.slice(1)
  while (rest.length > 0 && isSignature(rest.at(-1) ?? '', issuerName)) rest.pop()
  return { to: called === null ? [] : called.split('、'), body: rest.join('\n'), listed: found }
}

const isSignature = (row: string, issuerName: string): boolean => row === issuerName || day.test(row)
