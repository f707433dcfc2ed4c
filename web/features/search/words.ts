import type { Hit, Kind } from './api/use-search.ts'

export const kindNames: Readonly<Record<Kind, string>> = {
  case: '办件',
  system: '信息系统',
  resource: '云资源',
  document: '文书',
  duty: '义务',
  article: '条文',
}

const places: Readonly<Record<Kind, (id: string) => string>> = {
  case: (id) => `/cases/${id}`,
  system: (id) => `/systems/${id}`,
  resource: (id) => `/resources/${id}`,
  document: (id) => `/documents?open=${id}`,
  duty: (id) => `/duties/${id}`,
  article: (id) => `/measures/${id.split('/')[0]}#${articleAnchor(id)}`,
}
const articleAnchor = (id: string): string => `article-${id.split('/').slice(1).join('/')}`

export const placeOf = ({ kind, id }: Pick<Hit, 'kind' | 'id'>): string => places[kind](id)

/** What stands beside the title. */
export const asideOf = ({ kind, number, organisationName, systemName }: Hit): string =>
  [kind === 'article' ? null : number, organisationName, systemName].filter(Boolean).join(' · ')

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** A text in parts, of which those that were sought are marked. */
export function partsOf(text: string, typed: string): { readonly text: string; readonly found: boolean }[] {
  const signs = [...text]
  const marked = new Set<number>()
  const folded = signs.map(fold)
  const whole = folded.join('')
  const starts = [0]
  for (const sign of folded) starts.push((starts.at(-1) ?? 0) + sign.length)
  for (const word of fold(typed).split(/\s+/).filter(Boolean)) {
    for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + word.length))
      signs.forEach((_, index) => {
        if ((starts[index] ?? 0) < at + word.length && (starts[index + 1] ?? 0) > at) marked.add(index)
      })
  }
  return signs.reduce<{ text: string; found: boolean }[]>((parts, sign, index) => {
    const found = marked.has(index)
    const last = parts.at(-1)
    if (last && last.found === found) last.text += sign
    else parts.push({ text: sign, found })
    return parts
  }, [])
}
