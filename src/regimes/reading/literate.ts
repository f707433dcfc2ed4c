import type { Article, PackFault, PracticeSection } from '../model.ts'
import { readYaml } from './block-yaml.ts'
import { articleNumber, citeInWords, citePassages, hasHeading, itemNumber, type Words } from './cite.ts'

type Fence = 'demand' | 'rule'

/** Where a line stands. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** A fenced block as it stands in a chapter, before its kind is read. */
export interface Block extends Place {
  readonly fence: Fence
  readonly practice: boolean
  /** The citation of the words right above it; `''` in practice.md. */
  readonly under: string
  readonly says: Readonly<Record<string, unknown>>
  /** Passages of an upper measure whose rules it replaces, as it cites them. */
  readonly beside?: readonly string[]
  /** Where each top-level key stands. */
  readonly places: ReadonlyMap<string, Place>
}

export interface Chapter {
  readonly articles: readonly Article[]
  readonly sections: readonly PracticeSection[]
  readonly blocks: readonly Block[]
  /** True when a block could not be read: what it defines is then missing for no fault of those that name it. */
  readonly lost: boolean
}

interface OpenBlock {
  readonly after: number
  readonly fence: Fence | null
  readonly line: number
  readonly lines: string[]
}

interface Open {
  readonly cite: string
  readonly heading: string
  readonly chapter: string
  readonly line: number
  readonly words: Words[]
  readonly blocks: OpenBlock[]
}

/** What is being read: a file, and where its faults go. */
interface Reading {
  readonly file: string
  readonly practice: boolean
  readonly complain: (line: number, article: string, fault: string, remedy: string) => void
}

/** Reads a chapter: `##` chapter, `###` articles, their passages, and the blocks between them. Faults are added, not thrown. */
export function readChapter(file: string, text: string, faults: PackFault[], practice = false): Chapter {
  const complain: Reading['complain'] = (line, article, fault, remedy) => faults.push({ file, line, article, fault, remedy })
  const reading = { file, practice, complain }
  const open = splitLines(text, reading)
  const read = open.flatMap((article) => readBlocks(article, reading))
  return {
    articles: practice ? [] : open.map((article) => readArticle(article, reading)),
    sections: practice ? open.map(({ heading, words, line }) => ({ heading, says: words.map((each) => each.text), line })) : [],
    blocks: read.filter((block) => block !== null),
    lost: read.includes(null),
  }
}

function readArticle({ cite, heading, chapter, words, line }: Open, { file, complain }: Reading): Article {
  const passages = citePassages(cite, words)
  const cites = passages.slice(hasHeading(words) ? 1 : 0).map((passage) => passage.cite)
  for (const twice of new Set(cites.filter((each, index) => cites.indexOf(each) !== index))) {
    complain(line, cite, `有两处文字都引作${citeInWords(twice)}`, '核对各项的编号：同一款下的项不能重号')
  }
  return { cite, heading, chapter, passages, file, line }
}

function readBlocks({ cite, words, blocks }: Open, { file, practice, complain }: Reading): (Block | null)[] {
  const passages = citePassages(cite, words)
  return blocks.flatMap(({ after, fence, line, lines }) => {
    const under = practice ? '' : (passages[after - 1]?.cite ?? cite)
    if (!fence) return [null]
    const read = readYaml(lines.join('\n'))
    if ('says' in read) return [{ fence, file, line, practice, under, says: read.says, places: keyPlaces(lines, file, line) }]
    complain(line + read.line, under, read.fault, read.remedy)
    return [null]
  })
}

const keyPlaces = (lines: readonly string[], file: string, firstLine: number): Map<string, Place> =>
  new Map(
    lines.flatMap((line, index) => {
      const key = /^([\w-]+):/.exec(line)?.[1]
      return key ? [[key, { file, line: firstLine + 1 + index }] as const] : []
    }),
  )

/** Line by line: headings open chapters and articles, fences open blocks, every other line is words of the article that is open. */
function splitLines(text: string, reading: Reading): Open[] {
  const { complain, practice } = reading
  const open: Open[] = []
  let chapter = ''
  let block: OpenBlock | null = null
  for (const [index, raw] of text.split('\n').entries()) {
    const [line, words, article] = [index + 1, raw.trim(), open.at(-1)]
    if (block) {
      if (raw.trimEnd() === '```') block = null
      else block.lines.push(raw.trimEnd())
    } else if (words.startsWith('```')) {
      block = openBlock(words.slice(3), line, article, reading)
    } else if (raw.startsWith('## ')) chapter = raw.slice(3).trim()
    else if (raw.startsWith('### ')) open.push(openArticle(raw.slice(4).trim(), chapter, line, reading))
    else if (words && article) article.words.push({ text: words, item: itemNumber(words) })
    else if (words && !practice)
      complain(line, '', `“${brief(words)}”不在任何一条之下`, '章的标题写成“## 第一章 …”，条的标题写成“### 第一条”')
  }
  if (block) complain(block.line, open.at(-1)?.cite ?? '', '块没有结束', '在块的最后一行之后另起一行写 ```')
  return open
}

function openBlock(word: string, line: number, article: Open | undefined, { complain }: Reading): OpenBlock {
  const fence = word === 'demand' || word === 'rule' ? word : null
  if (!fence) complain(line, article?.cite ?? '', `块的种类“${word}”读不懂`, '写成 ```demand 或 ```rule')
  if (!article) complain(line, '', '块不在任何一条之下', '把它移到它所依据的条文下面')
  const block: OpenBlock = { after: article?.words.length ?? 0, fence, line, lines: [] }
  article?.blocks.push(block)
  return block
}

function openArticle(heading: string, chapter: string, line: number, { practice, complain }: Reading): Open {
  const number = articleNumber(heading)
  if (number === null && !practice) complain(line, '', `“${brief(heading)}”不是条的标题`, '写成“### 第十九条”的形式')
  return { cite: number === null ? '' : String(number), heading, chapter, line, words: [], blocks: [] }
}

const brief = (words: string): string => (words.length > 20 ? `${words.slice(0, 20)}…` : words)
