/** The kinds of work that wait, in the order in which they are counted; each folder gives its own. */
export const waitingKinds = [
  'case',
  'consultation',
  'work-order',
  'duty',
  'handover',
  'metering',
  'finding',
  'statement',
  'correction',
  'payment',
  'run',
  'bill',
  'reconciliation',
  'budget',
  'score',
  'scorecard',
  'objection',
  'emergency',
  'paper',
  'received',
  'webhook',
  'account',
  'holiday',
] as const
export type WaitingKind = (typeof waitingKinds)[number]

const moves: Readonly<Record<string, string>> = { account: '重新核算', review: '审核', seal: '封存' }
const works: Readonly<Record<string, string>> = { test: '测试', deliver: '交付', change: '变更', reclaim: '回收' }
const said = (told: Readonly<Record<string, unknown>>, key: string): string => (typeof told[key] === 'string' ? (told[key] as string) : '')

/** What a work order is called. */
export const workOrderName = (told: Readonly<Record<string, unknown>>): string => `${works[said(told, 'kind')] ?? ''}工单`

/** What is to be done, in words that need no measure; cases, duties and evaluations are named by theirs. */
export function actOf(kind: WaitingKind, told: Readonly<Record<string, unknown>>): string {
  switch (kind) {
    case 'case':
      return '办理'
    case 'consultation':
      return '提出会同意见'
    case 'work-order': {
      const work = works[said(told, 'kind')] ?? ''
      return said(told, 'state') === 'issued' ? `接收${work}工单` : `反馈${work}结果`
    }
    case 'duty':
      return '履行义务'
    case 'handover':
      return said(told, 'side') === 'from' ? '确认移交' : '确认接收'
    case 'metering':
      return said(told, 'state') === 'objected' ? '另行上报计量' : '确认计量'
    case 'finding':
      return '答复发现'
    case 'statement':
      return `${moves[said(told, 'move')] ?? ''}结算单`
    case 'correction':
      return '审批更正'
    case 'payment':
      return '支付结算款'
    case 'run':
      return '重新核算'
    case 'bill':
      return '核对云服务商账单'
    case 'reconciliation':
      return Number(told.open ?? 0) > 0 ? `处理 ${Number(told.open)} 处差异` : '办结核对'
    case 'budget':
      return told.adjusts === true ? '下达预算调整' : '下达预算'
    case 'score':
      return said(told, 'act') === 'answer' ? '填写满意度' : '评分'
    case 'scorecard':
      return said(told, 'act') === 'concluded' ? '公布考评结果' : '汇总考评'
    case 'objection':
      return '处理异议'
    case 'emergency':
      return '同意紧急查阅'
    case 'paper':
      return '制发公文'
    case 'received':
      return '阅知'
    case 'webhook':
      return '恢复消息推送'
    case 'account':
      return '确认账号'
    case 'holiday':
      return '核准节假日安排'
  }
}
