/** The kinds of work that wait, in the order in which they are counted; each folder gives its own. */
export const waitingKinds = [
  'case',
  'consultation',
  'work-order',
  'duty',
  'metering',
  'finding',
  'statement',
  'correction',
  'objection',
  'emergency',
] as const
export type WaitingKind = (typeof waitingKinds)[number]

const moves: Readonly<Record<string, string>> = { account: '重新核算', review: '审核', seal: '封存' }
const works: Readonly<Record<string, string>> = { test: '测试', deliver: '交付', change: '变更', reclaim: '回收' }
const said = (told: Readonly<Record<string, unknown>>, key: string): string => (typeof told[key] === 'string' ? (told[key] as string) : '')

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
    case 'metering':
      return '确认计量'
    case 'finding':
      return '答复发现'
    case 'statement':
      return `${moves[said(told, 'move')] ?? ''}结算单`
    case 'correction':
      return '审批更正'
    case 'objection':
      return '处理异议'
    case 'emergency':
      return '同意紧急查阅'
  }
}
