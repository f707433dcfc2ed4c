import { LineCounter, parseDocument } from 'yaml'
import type { Article, PackFault, Passage } from '../model.ts'
import { articleNumber, itemNumber } from './cite.ts'

/** A fenced block as it stands in a chapter, before its kind is read. */
export interface Block {
  readonly fence: 'demand' | 'rule'
  readonly file: string
  readonly line: number
  readonly practice: boolean
  /** The citation of the words right above it; `''` in practice.md. */
  readonly under: string
  readonly says: Readonly<Record<string, unknown>>
  /** Line of each top-level key in the file. */
  readonly lines: ReadonlyMap<string, number>
}

export interface Chapter {
  readonly articles: readonly Article[]
  readonly blocks: readonly Block[]
}

interface Open {
  readonly cite: string
  readonly heading: string
  readonly line: number
  readonly passages: { text: string; item: number | null; line: number }[]
  readonly blocks: { after: number; fence: 'demand' | 'rule'; line: number; text: string }[]
}

/** Reads a chapter: `##` chapter, `###` articles, their passages, and the blocks between them. Faults are added, not thrown. */
export function readChapter(file: string, text: string, faults: PackFault[], practice = false): Chapter {
  const { title, open } = splitLines(file, text, faults, practice)
  const articles: Article[] = []
  const blocks: Block[] = []
  for (const article of open) {
    const passages = citePassages(article)
    articles.push({ cite: article.cite, heading: article.heading, chapter: title, passages, file, line: article.line })
    for (const block of article.blocks) {
      const under = practice ? '' : (passages[block.after - 1]?.cite ?? article.cite)
      const read = readYaml(file, block, under, faults)
      if (read) blocks.push({ fence: block.fence, file, line: block.line, practice, under, ...read })
    }
  }
  return { articles, blocks }
}

function splitLines(file: string, text: string, faults: PackFault[], practice: boolean): { title: string; open: Open[] } {
  const open: Open[] = []
  let title = ''
  let fenced: { fence: 'demand' | 'rule'; line: number; lines: string[] } | null = null
  text.split('\n').forEach((raw, index) => {
    const line = index + 1
    const current = open.at(-1)
    if (fenced) {
      if (raw.trimEnd() !== '```') return void fenced.lines.push(raw)
      current?.blocks.push({ after: current.passages.length, fence: fenced.fence, line: fenced.line, text: fenced.lines.join('\n') })
      fenced = null
      return
    }
    const fence = /^```(\w*)/.exec(raw)?.[1]
    if (fence === 'demand' || fence === 'rule') {
      if (!current) faults.push({ file, line, article: '', fault: '块不在任何一条之下', remedy: '把它移到它所依据的条文下面' })
      fenced = { fence, line, lines: [] }
    } else if (raw.startsWith('## ')) title = raw.slice(3).trim()
    else if (raw.startsWith('### ')) openArticle(raw.slice(4).trim(), line)
    else if (raw.trim() && current) current.passages.push({ text: raw.trim(), item: itemNumber(raw.trim()), line })
  })
  return { title, open }

  function openArticle(heading: string, line: number): void {
    const number = articleNumber(heading)
    if (number === null && !practice) {
      faults.push({ file, line, article: heading, fault: `“${heading}”不是条的标题`, remedy: '写成“### 第十九条”的形式' })
    }
    open.push({ cite: number === null ? '' : String(number), heading, line, passages: [], blocks: [] })
  }
}

/** Items are cited `19.2`; a lone paragraph by its article; of several unnumbered paragraphs the n-th is `14¶n`. */
function citePassages({ cite, passages }: Open): Passage[] {
  const paragraphs = passages.filter((passage) => passage.item === null).length
  let nth = 0
  return passages.map(({ text, item }) => {
    if (item !== null) return { cite: `${cite}.${item}`, text }
    nth += 1
    return { cite: paragraphs === 1 ? cite : `${cite}¶${nth}`, text }
  })
}

function readYaml(file: string, block: { line: number; text: string }, under: string, faults: PackFault[]) {
  const counter = new LineCounter()
  const document = parseDocument(block.text, { lineCounter: counter, prettyErrors: false })
  const problem = document.errors[0]
  if (problem) {
    const line = block.line + counter.linePos(problem.pos[0]).line
    faults.push({ file, line, article: under, fault: `YAML 写法有误：${problem.message}`, remedy: '检查缩进、冒号后的空格与引号' })
    return null
  }
  const says: unknown = document.toJS()
  if (typeof says !== 'object' || says === null || Array.isArray(says)) {
    faults.push({ file, line: block.line, article: under, fault: '块里没有“键: 值”', remedy: '第一行写明块的种类，如 step: apply.accept' })
    return null
  }
  return { says: says as Record<string, unknown>, lines: keyLines(block.text, block.line) }
}

const keyLines = (text: string, firstLine: number): Map<string, number> =>
  new Map(
    text
      .split('\n')
      .flatMap((line, index) =>
        /^([\w-]+):/.exec(line)?.[1] ? [[/^([\w-]+):/.exec(line)?.[1] ?? '', firstLine + 1 + index] as const] : [],
      ),
  )
