import type { Permission } from '../../regimes/index.ts'

export const panels = ['systems', 'resources', 'cases', 'time', 'usage', 'cost', 'duties', 'findings', 'service'] as const
export type PanelId = (typeof panels)[number]
export const panelNames: Readonly<Record<PanelId, string>> = {
  systems: '系统上云',
  resources: '云资源',
  cases: '办件与工单',
  time: '办理时限',
  usage: '资源利用',
  cost: '费用',
  duties: '义务',
  findings: '发现与整改',
  service: '服务中断',
}

/** A column of a measure: what of its subject is counted there. */
export interface Column {
  readonly key: string
  readonly name: string
  readonly tone?: 'good' | 'bad'
}

/** What the weight of a counted thing is. */
export type Weight = 'working-days' | 'days' | 'quantity' | 'yuan' | 'minutes'

/**
 * A measure (指标): things counted by rows and columns. Every figure is the number of things in a cell, and the list behind it is those very things. What counts is said in
 * words that people read (口径).
 */
export interface Measure {
  readonly id: string
  readonly panel: PanelId
  readonly name: string
  /** What a row is: 单位, 步骤 … */
  readonly by: string
  /** What is counted: 个系统, 件 … */
  readonly counts: string
  /** 口径: what counts, as of when. */
  readonly says: string
  /** From which facts. */
  readonly facts: string
  /** Who may not read these facts elsewhere is not told of them here. */
  readonly word: Permission
  /** Null: they come with the facts (categories). */
  readonly columns: readonly Column[] | null
  readonly weighs: Weight | null
  /** Columns of which the second's share of the first is told: 上云率, 按期率. */
  readonly share: { readonly name: string; readonly of: string; readonly in: readonly string[] } | null
  /** The column of which median and 90th percentile of the weight are told. */
  readonly spread: string | null
  /** False where the facts know no past: there is nothing to compare with. */
  readonly compares: boolean
  readonly order: 'key' | 'size'
}
