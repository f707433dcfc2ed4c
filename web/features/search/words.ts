import type { Hit, Kind } from './api/use-search.ts'

export const kindNames: Readonly<Record<Kind, string>> = {
  case: '办件',
  system: '信息系统',
  resource: '云资源',
  opinion: '办理意见',
  document: '文书',
  official: '公文',
  duty: '义务',
  article: '条文',
}

const places: Readonly<Record<Kind, (id: string) => string>> = {
  case: (id) => `/cases/${id}`,
  system: (id) => `/systems/${id}`,
  resource: (id) => `/resources/${id}`,
  opinion: (id) => `/cases/${id}`,
  document: (id) => `/documents?open=${id}`,
  official: (id) => `/official-documents/${id}`,
  duty: (id) => `/duties/${id}`,
  article: (id) => `/measures/${id.split('/')[0]}#${articleAnchor(id)}`,
}
const articleAnchor = (id: string): string => `article-${id.split('/').slice(1).join('/')}`

export const placeOf = ({ kind, place }: Pick<Hit, 'kind' | 'place'>): string => places[kind](place)

/** What stands beside the title. */
export const asideOf = ({ kind, number, organisationName, systemName, saidBy, state }: Hit): string =>
  [
    kind === 'article' ? null : number,
    organisationName,
    systemName,
    saidOf(saidBy, state),
    kind === 'official' && officialStates[state ?? ''],
  ]
    .filter(Boolean)
    .join(' · ')

const officialStates: Readonly<Record<string, string>> = { withdrawn: '已撤销', replaced: '已被新文替代' }
const opinionNames: Readonly<Record<string, string>> = {
  advised: '会同意见',
  proposed: '拟办意见',
  endorsed: '逐级意见',
  returned: '退回意见',
}
const saidOf = (by: string | null, state: string | null): string | null => by && `${by}${opinionNames[state ?? ''] ?? '意见'}`

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
