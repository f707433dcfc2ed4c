import type { WaitingKind, WaitingRow } from './api/use-waiting.ts'

export const kindNames: Readonly<Record<WaitingKind, string>> = {
  case: '办件',
  consultation: '会同意见',
  'work-order': '工单',
  duty: '义务',
  metering: '计量',
  finding: '利用率发现',
  statement: '结算单',
  correction: '结算更正',
  objection: '考评异议',
  emergency: '紧急查阅',
}

const places: Readonly<Record<WaitingKind, (place: string) => string>> = {
  case: (id) => `/cases/${id}`,
  consultation: (id) => `/cases/${id}`,
  'work-order': (id) => `/work-orders/${id}`,
  duty: (id) => `/duties/${id}`,
  metering: () => '/metering?state=reported',
  finding: (id) => `/systems/${id}/usage`,
  statement: (id) => `/statements/${id}`,
  correction: (id) => `/statements/${id}`,
  objection: (id) => `/evaluations/${id}`,
  emergency: () => '/authorizations?view=emergencies',
}

/** The page on which it is dealt with. */
export const placeOf = ({ kind, place }: Pick<WaitingRow, 'kind' | 'place'>): string => places[kind](place)

/** What can be done to several at once, and to which of them. */
export const bulkOf = (row: WaitingRow): 'accept' | 'confirm' | 'file' | null => {
  if (row.kind === 'work-order') return row.act.startsWith('接收') ? 'accept' : null
  if (row.kind === 'metering') return 'confirm'
  return row.kind === 'duty' ? 'file' : null
}

export const watchedNames = { case: '办件', system: '信息系统', resource: '云资源', duty: '义务' } as const

const watchedStates: Readonly<Record<string, string>> = {
  open: '办理中',
  done: '已办结',
  refused: '未通过',
  withdrawn: '已撤回',
  fulfilled: '已履行',
  waived: '已豁免',
  'on-cloud': '已上云',
  'to-migrate': '待迁移',
  exempt: '不宜上云',
  testing: '测试中',
  delivered: '在用',
  ended: '已回收',
}

export const watchedState = (kind: keyof typeof watchedNames, state: string): string =>
  kind === 'duty' && state === 'open' ? '待履行' : (watchedStates[state] ?? state)
