import type { Passage } from '../model.ts'

const digits = '零一二三四五六七八九'

/** Reads a Chinese numeral up to 九百九十九 as the law writes it: `十九` → 19, `一百零二` → 102. Null for anything else. */
export function chineseNumber(text: string): number | null {
  if (!/^[零一二三四五六七八九十百]+$/.test(text)) return null
  let sum = 0
  let digit = 0
  for (const sign of text) {
    if (sign === '百') sum += (digit || 1) * 100
    else if (sign === '十') sum += (digit || 1) * 10
    else {
      digit = digits.indexOf(sign)
      continue
    }
    digit = 0
  }
  const number = sum + digit
  // Signs in a wrong order add up as well: only what is written back alike is a number.
  return number > 0 && number < 1000 && inChinese(number) === text ? number : null
}

/** The number of an article heading such as `第十九条`; null when it is no such heading. */
export function articleNumber(heading: string): number | null {
  const match = /^第([零一二三四五六七八九十百]+)条/.exec(heading)
  return match?.[1] ? chineseNumber(match[1]) : null
}

/** The number of an item `（二）…`; null for an unnumbered paragraph. */
export function itemNumber(paragraph: string): number | null {
  const match = /^（([一二三四五六七八九十]+)）/.exec(paragraph)
  return match?.[1] ? chineseNumber(match[1]) : null
}

/** Words of an article: an item `（二）…`, or an unnumbered paragraph (`item` null). */
export interface Words {
  readonly text: string
  readonly item: number | null
}

/**
 * Gives each paragraph and item its citation: a lone paragraph is cited by its article, of several the n-th is `14¶n`; items are
 * `19.2`. Where an article has more than one list, `39.5` would name two items: there each is cited with the paragraph that
 * introduces it, `39¶1.5`. A first line without a full stop is the article's heading (云资源调整), no paragraph of it (款).
 */
export function citePassages(article: string, words: readonly Words[]): Passage[] {
  const heading = hasHeading(words)
  const paragraphs = words.filter(({ item }) => item === null).length - (heading ? 1 : 0)
  const beginsList = words.map(({ item }, index) => item !== null && item <= lastItem(words, index))
  const lists = beginsList.filter(Boolean).length + 1
  let nth = 0
  let list = 0
  return words.map(({ text, item }, index) => {
    if (heading && index === 0) return { cite: article, text }
    if (item === null) nth += 1
    if (item === null) return { cite: paragraphs === 1 ? article : `${article}¶${nth}`, text }
    if (list === 0 || beginsList[index]) list = Math.max(nth, 1)
    return { cite: lists === 1 ? `${article}.${item}` : `${article}¶${list}.${item}`, text }
  })
}

/** True when the first line is the article's heading rather than a paragraph: words follow, and it closes without a mark. */
export const hasHeading = (words: readonly Words[]): boolean =>
  words.length > 1 && words[0]?.item === null && !/[。；：！？]$/.test(words[0].text)

/** The number of the last item before `index`, 0 when there is none. A number that is not higher begins a new list. */
const lastItem = (words: readonly Words[], index: number): number => words.slice(0, index).findLast(({ item }) => item !== null)?.item ?? 0

/** A passage of an upper measure, as a measure that derives from it cites it: `《某省办法》14`. */
export const upperCite = (title: string, cite: string): string => (cite.startsWith('《') ? cite : `《${title}》${cite}`)

/** The title and the citation that `《某省办法》14` stands for; null for a citation of the measure itself. */
export function upperOf(cite: string): { readonly title: string; readonly cite: string } | null {
  const [, title, own] = /^《(.+)》([^《》]+)$/.exec(cite) ?? []
  return title && own ? { title, cite: own } : null
}

/** The article that a citation lies in: `19.2`, `14¶2` and `39¶1.5` lie in `19`, `14` and `39`. */
export const articleOf = (cite: string): string => cite.split(/[.¶]/)[0] ?? cite

/** A number up to 999 in Chinese: 19 → 十九. */
export const inChinese = (count: number): string => {
  const rest = (part: number, zero: string) => (part === 0 ? '' : (part < 10 ? zero : '') + inChinese(part))
  if (count >= 100)
    return `${digits[Math.floor(count / 100)]}百${count % 100 >= 10 && count % 100 < 20 ? '一' : ''}${rest(count % 100, '零')}`
  if (count >= 20) return `${digits[Math.floor(count / 10)]}十${rest(count % 10, '')}`
  if (count >= 10) return `十${rest(count % 10, '')}`
  return digits[count] ?? ''
}

/** A citation as people write it: `19.2` → 第十九条第（二）项, `14¶2` → 第十四条第二款, `39¶1.5` → 第三十九条第一款第（五）项. */
export function citeInWords(cite: string): string {
  const upper = upperOf(cite)
  if (upper) return `《${upper.title}》${citeInWords(upper.cite)}`
  const [, article, paragraph, item] = /^([1-9]\d{0,2})(?:¶([1-9]\d{0,2}))?(?:\.([1-9]\d{0,2}))?$/.exec(cite) ?? []
  if (!article) return cite
  return [`第${inChinese(+article)}条`, paragraph ? `第${inChinese(+paragraph)}款` : '', item ? `第（${inChinese(+item)}）项` : ''].join('')
}
