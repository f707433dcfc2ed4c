import type { Measure } from '../rules/measure.ts'
import { measureOf, measures } from '../rules/measures.ts'
import type { Part } from './template.ts'

const plain: ReadonlySet<string> = new Set(['period', 'kind', 'unit', 'place', 'on'])
const tag = /\{\{([^}]*)\}\}/g

/** What a template asks for that there is not, with its line and what would be right. */
export function templateFaults(file: string, parts: readonly Part[]): string[] {
  const titles = parts.filter(({ kind }) => kind === 'title').length
  const told = parts.flatMap((part) => faultsOf(part).map((fault) => `${file}:${part.line}：${fault}`))
  return titles === 1 ? told : [`${file}：应有恰好一行以“# ”开头的标题，现有${titles}行`, ...told]
}

function faultsOf(part: Part): string[] {
  if (part.kind !== 'table' && part.kind !== 'bars') return tagFaults(part.text)
  const measure = measureOf(part.measure)
  if (!measure) return [`没有指标“${part.measure}”；可用：${measures.map(({ id }) => id).join('、')}`]
  if (part.kind === 'table' || (part.column === null && measure.weighs === 'yuan')) return []
  return measure.columns?.some(({ key }) => key === part.column)
    ? []
    : [`指标“${measure.id}”没有列“${part.column ?? ''}”；可用：${columnsOf(measure)}`]
}

function tagFaults(text: string): string[] {
  const names = [...text.matchAll(tag)].map(([, name = '']) => name.trim())
  const broken = text.replace(tag, '').includes('{{') ? ['“{{”没有对应的“}}”'] : []
  return [...broken, ...names.flatMap((name) => (plain.has(name) || isFigure(name) ? [] : [`没有“{{${name}}}”；${remedyFor(name)}`]))]
}

function isFigure(name: string): boolean {
  const [id = '', said = ''] = name.split('.')
  const measure = measureOf(id)
  if (!measure) return false
  const key = said.replace(/-before$/, '')
  if (key === 'sum') return measure.weighs === 'yuan' || measure.weighs === 'minutes'
  return key === 'share' ? measure.share !== null : (measure.columns?.some((column) => column.key === key) ?? false)
}

const columnsOf = ({ columns }: Measure): string => columns?.map(({ key }) => key).join('、') ?? ''

function remedyFor(name: string): string {
  const measure = measureOf(name.split('.')[0] ?? '')
  return measure
    ? `该指标可用：${[columnsOf(measure), 'share', 'sum'].filter(Boolean).join('、')}`
    : `可用：${[...plain].join('、')}，或“指标.列”`
}
