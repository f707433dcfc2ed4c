import { grouped, yuan } from '../../shared/text/money.ts'
import type { BehindRow, FigureRow, Measure, PanelId } from './api/use-overview.ts'

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

/** Half of them abreast on a wide screen; those with many columns take all of it. */
export const panelOrder: readonly { readonly panel: PanelId; readonly wide: boolean }[] = [
  { panel: 'systems', wide: false },
  { panel: 'cases', wide: false },
  { panel: 'time', wide: true },
  { panel: 'resources', wide: true },
  { panel: 'cost', wide: true },
  { panel: 'usage', wide: false },
  { panel: 'findings', wide: false },
  { panel: 'duties', wide: true },
  { panel: 'service', wide: true },
]

/** Where a counted thing is shown. */
export function placeOf({ link, linkId }: BehindRow): string | null {
  switch (link) {
    case 'system':
      return `/systems/${linkId}`
    case 'resource':
      return `/resources/${linkId}`
    case 'case':
      return `/cases/${linkId}`
    case 'usage':
      return `/systems/${linkId}/usage`
    case 'statement':
      return `/statements/${linkId}`
    case 'duty':
      return `/duties/${linkId}`
    case 'budget':
      return '/budget'
    case 'outages':
      return '/outages'
  }
}

const weighed = { 'working-days': '用时', days: '用时', quantity: '数量', yuan: '金额', minutes: '时长' } as const
export const weightName = (weighs: NonNullable<Measure['weighs']>): string => weighed[weighs]

/** What a thing weighs: `3 个工作日`, `8 核·月`, `720.00 元`. */
export function weightOf(weighs: Measure['weighs'], weight: string | null, unit: string | null = null): string {
  if (weight === null || weighs === null) return '—'
  switch (weighs) {
    case 'working-days':
      return `${weight} 个工作日`
    case 'days':
      return `${weight} 天`
    case 'minutes':
      return `${grouped(weight)} 分钟`
    case 'yuan':
      return yuan(weight)
    case 'quantity':
      return `${grouped(weight)} ${unit ?? ''}`
  }
}

/** Half of them took no longer, nine of ten no longer. */
export const spreadOf = (weighs: Measure['weighs'], spread: NonNullable<FigureRow['spread']>): string =>
  `${weightOf(weighs, spread.median)} / ${weightOf(weighs, spread.ninetieth)}`
