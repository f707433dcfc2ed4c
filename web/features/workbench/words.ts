import type { WaitingKind, WaitingRow } from './api/use-waiting.ts'

export const kindNames: Readonly<Record<WaitingKind, string>> = {
  case: '办件',
  consultation: '会同意见',
  'work-order': '工单',
  duty: '义务',
  handover: '运营交接',
  metering: '计量',
  finding: '利用率发现',
  statement: '结算单',
  correction: '结算更正',
  payment: '结算付款',
  run: '未完成的核算',
  bill: '云服务商账单',
  reconciliation: '账单核对',
  budget: '预算',
  score: '考评评分',
  scorecard: '考评表',
  objection: '考评异议',
  emergency: '紧急查阅',
  paper: '待制发公文',
  received: '收文',
  webhook: '消息推送',
  account: '账号',
  holiday: '节假日安排',
}

const places: Readonly<Record<WaitingKind, (place: string) => string>> = {
  case: (id) => `/cases/${id}`,
  consultation: (id) => `/cases/${id}`,
  'work-order': (id) => `/work-orders/${id}`,
  duty: (id) => `/duties/${id}`,
  handover: () => '/authorizations?view=handovers',
  metering: () => '/metering?state=reported',
  finding: (id) => `/systems/${id}/usage`,
  statement: (id) => `/statements/${id}`,
  correction: (id) => `/statements/${id}`,
  payment: (id) => `/statements/${id}`,
  run: () => '/statements',
  bill: () => '/provider-bills',
  reconciliation: (id) => `/reconciliations/${id}`,
  budget: (id) => `/budgets/${id}`,
  score: (id) => `/evaluations/${id}`,
  scorecard: (id) => `/evaluations/${id}`,
  objection: (id) => `/evaluations/${id}`,
  emergency: () => '/authorizations?view=emergencies',
  paper: (id) => `/cases/${id}`,
  received: (id) => `/documents?open=${id}`,
  webhook: () => '/notices?view=webhooks',
  account: () => '/people',
  holiday: () => '/calendars',
}

/** The page on which it is dealt with. */
export const placeOf = ({ kind, place, act }: Pick<WaitingRow, 'kind' | 'place' | 'act'>): string =>
  kind === 'metering' && !isConfirmed(act) ? '/metering?state=objected' : places[kind](place)
/** A quantity that is to be confirmed, not one that is to be reported anew. */
const isConfirmed = (act: string): boolean => act.startsWith('确认')

/** What can be done to several at once, and to which of them. */
export const bulkOf = (row: WaitingRow): 'accept' | 'confirm' | 'file' | 'read' | null => {
  if (row.kind === 'received') return 'read'
  if (row.kind === 'work-order') return row.act.startsWith('接收') ? 'accept' : null
  if (row.kind === 'metering') return isConfirmed(row.act) ? 'confirm' : null
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
