const digits = '零一二三四五六七八九'

/** Reads a Chinese numeral up to 九十九百…: `十九` → 19, `一百零二` → 102. Null for anything else. */
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
  return sum + digit || null
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

/** The article that a citation lies in: `19.2` and `14¶2` lie in `19` and `14`. */
export const articleOf = (cite: string): string => cite.split(/[.¶]/)[0] ?? cite

const place = (count: number): string => {
  if (count >= 100) return `${digits[Math.floor(count / 100)]}百${count % 100 ? (count % 100 < 10 ? '零' : '') + place(count % 100) : ''}`
  if (count >= 20) return `${digits[Math.floor(count / 10)]}十${count % 10 ? digits[count % 10] : ''}`
  if (count >= 10) return `十${count % 10 ? digits[count % 10] : ''}`
  return digits[count] ?? ''
}

/** A citation as people write it: `19.2` → 第十九条第（二）项, `14¶2` → 第十四条第二款. */
export function citeInWords(cite: string): string {
  const [, article = '', mark, part = ''] = /^(\d+)(?:([.¶])(\d+))?$/.exec(cite) ?? []
  if (!article) return cite
  if (!mark) return `第${place(+article)}条`
  return mark === '.' ? `第${place(+article)}条第（${place(+part)}）项` : `第${place(+article)}条第${place(+part)}款`
}
