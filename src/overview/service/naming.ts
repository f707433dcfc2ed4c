import type { Citation } from '../../kernel/index.ts'
import { partyOf, procedureOf, type Regime, stepOf } from '../../regimes/index.ts'
import type { OverviewNeeds } from '../needs.ts'
import { ruleName } from '../rules/rule-name.ts'

export interface Named {
  readonly name: string
  readonly citation: Citation | null
}

const works: Readonly<Record<string, string>> = { test: '测试', deliver: '交付', change: '变更', reclaim: '回收' }

/** Rows that the measure names: procedures, steps, parties, duties and rules by their ids, with the article that they rest on. */
export function nameOfRow({ regimes }: Pick<OverviewNeeds, 'regimes'>, measure: string, key: string): Named {
  if (measure === 'work-orders') return { name: works[key] ?? key, citation: null }
  if (measure === 'usage-bands' && key === '') return { name: '未触及规则', citation: null }
  const [regimeId = '', id = '', step = ''] = key.split('|')
  if (!regimes.has(regimeId)) return { name: id || key, citation: null }
  const found = lookUp(regimes.get(regimeId), measure, id, step)
  const cite = found?.source.practice ? undefined : found?.source.cites[0]
  return { name: found?.name ?? (id || '没有责任方的步骤'), citation: cite ? { regime: regimeId, cite } : null }
}

interface Found {
  readonly name: string
  readonly source: { readonly practice: boolean; readonly cites: readonly string[] }
}

function lookUp(regime: Regime, measure: string, id: string, stepId: string): Found | undefined {
  switch (measure) {
    case 'cases':
    case 'rectifications':
      return procedureOf(regime, id)
    case 'decisions':
    case 'running-step': {
      const procedure = procedureOf(regime, id)
      const step = procedure && stepOf(procedure, stepId)
      return procedure && step && { name: `${procedure.name} · ${step.name}`, source: step.source }
    }
    case 'running-party':
      return partyOf(regime, id)
    case 'usage-bands':
    case 'findings': {
      const rule = regime.rules.find((each) => each.id === id)
      return rule && { name: ruleName(rule.says), source: rule.source }
    }
    default:
      return regime.duties.find((duty) => duty.id === id)
  }
}
