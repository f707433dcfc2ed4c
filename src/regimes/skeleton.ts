import { readPack } from './pack.ts'
import { chineseNumber, inChinese } from './reading/cite.ts'
import { textDigest } from './reading/front-matter.ts'

/** A pack to begin with: its files by name, how many articles it has, and what the text left open. */
export interface Skeleton {
  readonly files: Readonly<Record<string, string>>
  readonly articles: number
  readonly chapters: number
  readonly questions: readonly string[]
}

interface Article {
  readonly number: number
  readonly words: string[]
}
interface Chapter {
  readonly title: string
  readonly articles: Article[]
}

/** What is being read: chapters so far, the lines before the first article, and those after 附件. */
interface Text {
  readonly chapters: Chapter[]
  readonly preamble: string[]
  readonly left: string[]
}

/**
 * Makes the skeleton of a pack from the text of a measure, plain or Markdown: chapters, articles and items apart, every article waiting for
 * its rules. Nothing is guessed that binds: what the text does not say is left as 待填, and the check asks for it.
 */
export function skeletonOf(id: string, text: string): Skeleton {
  const { head, body } = withoutHead(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'))
  const { chapters, preamble, left } = readText(body)
  const written = chapters.filter(({ articles }) => articles.length > 0)
  const parts = Object.fromEntries(written.map((chapter, index) => [`${String(index + 1).padStart(2, '0')}.md`, chapterFile(chapter)]))
  const about = { ...aboutOf(preamble), ...head }
  const questions = questionsOf(about, left)
  const files = {
    ...parts,
    'README.md': readme(about.title ?? id, questions),
    'scenarios/stage.yaml': stage(id),
    'measure.md': measure(id, about, digestOf(id, parts)),
  }
  return { files, articles: written.flatMap(({ articles }) => articles).length, chapters: written.length, questions }
}

const known = ['title', 'number', 'issuer', 'issued', 'effective', 'expires'] as const
type About = Partial<Record<(typeof known)[number], string>>

/** The front matter of a Markdown text, where it has one, line by line: only what a pack asks for. */
function withoutHead(text: string): { head: About; body: string } {
  const found = /^---\n([\s\S]*?)\n---\n/.exec(text)
  if (!found) return { head: {}, body: text }
  const said = new Map(
    (found[1] ?? '').split('\n').flatMap((line) => {
      const [, key, value] = /^([\w-]+):\s*["']?(.*?)["']?\s*$/.exec(line) ?? []
      return key && value ? [[key, value] as const] : []
    }),
  )
  const head = Object.fromEntries(known.flatMap((key) => (said.has(key) ? [[key, said.get(key)]] : [])))
  return { head, body: text.slice(found[0].length) }
}

function aboutOf(preamble: readonly string[]): About {
  const number = preamble.map((line) => /[\u4e00-\u9fa5]{2,12}〔\d{4}〕\d+号/.exec(line)?.[0]).find(Boolean)
  const title = preamble.find((line) => /(办法|规定|细则|规则|条例)(（.*）)?$/.test(line)) ?? preamble[0]
  return { ...(title ? { title } : {}), ...(number ? { number } : {}) }
}

function readText(body: string): Text {
  const text: Text = { chapters: [], preamble: [], left: [] }
  for (const raw of body.split('\n')) {
    const line = raw.replace(/^#+\s*/, '').replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
    if (line) readLine(text, line)
  }
  return text
}

function readLine(text: Text, line: string): void {
  const articles = text.chapters.flatMap((chapter) => chapter.articles)
  const last = articles.at(-1)
  if (text.left.length > 0 || (last && /^附\s*件(\s|：|:|\d|$)/.test(line))) {
    text.left.push(line)
    return
  }
  const heading = articleAt(line, last?.number ?? 0)
  if (/^第[零一二三四五六七八九十百]+章(\s|\u3000|[^条款规]|$)/.test(line))
    text.chapters.push({ title: line.replace(/\u3000/g, ' '), articles: [] })
  else if (heading) {
    if (text.chapters.length === 0) text.chapters.push({ title: '', articles: [] })
    text.chapters.at(-1)?.articles.push({ number: heading.number, words: heading.rest ? [safe(heading.rest)] : [] })
  } else if (last) addWords(last.words, safe(line))
  else text.preamble.push(line)
}

/** `第十九条 …`: the next number, or a higher one with a space after it; “第三条规定的…” in the middle of a text is no heading. */
function articleAt(line: string, last: number): { number: number; rest: string } | null {
  const [, written, space, rest] = /^第([零一二三四五六七八九十百]+|\d{1,3})条([\s\u3000]*)(.*)$/s.exec(line) ?? []
  if (!written) return null
  const number = /^\d/.test(written) ? Number(written) : chineseNumber(written)
  if (number === null || number <= last || number > 999) return null
  return number === last + 1 || space || !rest ? { number, rest: rest ?? '' } : null
}

/** A line goes on the paragraph before it where that was broken off, and where it is a number below an item: no citation names those. */
function addWords(words: string[], line: string): void {
  const before = words.at(-1)
  const isItem = /^（[一二三四五六七八九十]+）/.test(line)
  const brokenOff = before !== undefined && before.length >= 20 && !/[。；：！？]$/.test(before)
  if (before !== undefined && !isItem && (brokenOff || /^(\d{1,2}[.．、)）]|[（(]\d{1,2}[)）])/.test(line)))
    words[words.length - 1] = before + line
  else words.push(line)
}

/** Words that would not be read as words: fences of blocks, and items with half-width brackets. */
const safe = (line: string): string => line.replace(/^`{3,}/, '').replace(/^\(([一二三四五六七八九十]+)\)/, '（$1）')

const chapterFile = ({ title, articles }: Chapter): string => `${title ? `## ${title}\n\n` : ''}${articles.map(articleText).join('\n')}`

/** The blocks stand above the words: there they are about the whole article, until somebody puts them where they belong. */
const articleText = ({ number, words }: Article): string =>
  `### 第${inChinese(number)}条\n\n\`\`\`demand\nrule: 待写：这一条要求什么\n\`\`\`\n\n\`\`\`rule\nuncarried: 待写规则\n\`\`\`\n\n${words.map((line) => `${line}\n`).join('\n')}`

const toFill = '待填'

function measure(id: string, about: About, digest: string): string {
  const said = (key: (typeof known)[number]) => JSON.stringify(about[key] ?? toFill)
  return `---
id: ${id}
title: ${said('title')}
number: ${JSON.stringify(about.number ?? '')}
issuer: ${said('issuer')}
place: ${toFill}
issued: ${said('issued')}
effective: ${said('effective')}
expires: ${about.expires ? said('expires') : 'null'}
text: ${digest}
terms: {}
---
`
}

const digestOf = (id: string, files: Readonly<Record<string, string>>): string =>
  textDigest(readPack({ folder: id, files: { 'measure.md': '', ...files } }).regime.articles)

function questionsOf(about: About, left: readonly string[]): string[] {
  const asked = { title: '名称', issuer: '制定机关', issued: '印发日', effective: '施行日' } as const
  const open = (Object.keys(asked) as (keyof typeof asked)[]).filter((key) => !about[key]).map((key) => asked[key])
  return [
    `${['适用地区 place', ...open].join('、')}：文字中没有，在 measure.md 填写`,
    ...(about.expires ? [] : ['有效期：条文若写明届满日，在 measure.md 填 expires，并在该条写 validity；没有则写 validity: open']),
    ...(left.length > 0 ? [`“${left[0]?.slice(0, 20)}”起的 ${left.length} 行（附件）没有收入条文`] : []),
  ]
}

const readme = (title: string, questions: readonly string[]): string =>
  `# ${title.replace(/[`#<>]/g, '')}\n\n待写规则的办法骨架，写法见 docs/regimes.md；\`npm run regimes:check\` 列出还缺什么。\n\n待答：\n\n${questions.map((each) => `- ${each}\n`).join('')}`

const stage = (id: string): string => `# 故事开场时的各方与事物，写法见 docs/scenarios.md
regime: ${id}
jurisdiction: ${toFill}
actors: {}
things: []
`
