import type { PanelId } from './api/use-overview.ts'

const prefixes: readonly (readonly [prefix: string, panel: PanelId])[] = [
  ['systems', 'systems'],
  ['resources', 'resources'],
  ['cases', 'cases'],
  ['work-orders', 'cases'],
  ['decisions', 'time'],
  ['running', 'time'],
  ['usage', 'usage'],
  ['cost', 'cost'],
  ['duties', 'duties'],
  ['findings', 'findings'],
  ['rectifications', 'findings'],
  ['outages', 'service'],
]

/** The panel on which a measure stands: there its words are read. */
export const panelOf = (measure: string): PanelId => prefixes.find(([prefix]) => measure.startsWith(prefix))?.[1] ?? 'systems'
