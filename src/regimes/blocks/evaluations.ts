import type { DimensionRule, EvaluationRule, Indicator } from '../model.ts'
import type { Block } from '../reading/literate.ts'
import { type Reader, sourceOf } from '../reading/reader.ts'

/** What the platform can compute, with what people call it. */
export const indicators: Readonly<Record<Indicator, string>> = {
  'migration-rate': '上云迁移率',
  'usage-within-bounds': '资源利用率达标率',
  'duties-on-time': '义务按期履行率',
  'rectified-on-time': '按期整改率',
  'orders-on-time': '工单按期完成率',
  'orders-succeeded': '工单一次成功率',
  'cases-on-time': '办件按期办理率',
  availability: '服务可用率',
  'monitoring-completeness': '监测数据完整率',
}

export function readEvaluation(block: Block, reader: Reader): EvaluationRule {
  return {
    id: reader.text('evaluation'),
    name: reader.text('name'),
    of: reader.text('of'),
    by: reader.text('by'),
    every: reader.choice('every', ['quarter', 'half-year', 'year', 'cycle', 'contract-year']),
    dimensions: readDimensions(reader),
    weights: Object.fromEntries(readNumbers(reader, 'weights')),
    grades: readNumbers(reader, 'grades')
      .map(([name, from]) => ({ name, from }))
      .toSorted((a, b) => Number(b.from) - Number(a.from)),
    objections: reader.term('objections'),
    published: reader.truth('published'),
    source: sourceOf(block),
  }
}

function readDimensions(reader: Reader): DimensionRule[] {
  const read = reader.record('dimensions').map(([id, each]) => {
    const indicator = each.has('indicator') ? each.choice('indicator', Object.keys(indicators) as Indicator[]) : null
    const dimension = { id, name: each.text('name'), indicator, survey: each.textOr('survey', null), by: each.texts('by') }
    const ways = [indicator !== null, dimension.survey !== null, dimension.by.length > 0].filter(Boolean).length
    if (ways !== 1)
      each.fault('by', `维度“${dimension.name}”应写明一种得分来源`, 'indicator（平台计算）、survey（满意度调查）、by（评分方）三者写一种')
    each.close()
    return dimension
  })
  if (read.length === 0) reader.fault('dimensions', '考评没有写明维度', '写明 dimensions: { 名: { name: …, by: [参与方] } }')
  return read
}

function readNumbers(reader: Reader, key: string): [string, string][] {
  const said = reader.raw(key)
  if (said === undefined) return []
  const entries = typeof said === 'object' && said !== null && !Array.isArray(said) ? Object.entries(said) : []
  const wrong = entries.find(([, number]) => !/^(100|\d{1,2}(\.\d{1,2})?)$/.test(String(number)))
  if (entries.length === 0 || wrong) reader.fault(key, `${key} 应是若干“名: 0 至 100 的数”`, `写成 ${key}: { 甲: 40, 乙: 60 }`)
  return entries.map(([name, number]) => [name, String(number)])
}
