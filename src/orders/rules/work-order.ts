import { type Outcome, ok, refuse } from '../../kernel/index.ts'

export const workOrderStates = {
  issued: '待接收',
  accepted: '办理中',
  'partly-done': '部分完成',
  failed: '有失败项',
  done: '已完成',
  withdrawn: '已撤回',
} as const
export type WorkOrderState = keyof typeof workOrderStates

export const workKinds = { test: '测试', deliver: '交付', change: '调整', reclaim: '回收' } as const

/** From which states each act of a provider is possible. */
const from: Readonly<Record<'accept' | 'report' | 'retry', readonly WorkOrderState[]>> = {
  accept: ['issued'],
  report: ['accepted', 'partly-done', 'failed'],
  retry: ['failed'],
}
const words = { accept: '接收', report: '反馈结果', retry: '重新执行' }

/** Refuses an act that the work order's state does not allow. */
export function mayDo(act: keyof typeof from, order: { readonly number: string; readonly state: WorkOrderState }): Outcome<null> {
  if (from[act].includes(order.state)) return ok(null)
  return refuse('work-order.wrong-state', { facts: { number: order.number, state: workOrderStates[order.state], act: words[act] } })
}

/** The state of a work order by those of its lines. */
export function stateOf(
  lines: readonly { readonly state: 'waiting' | 'done' | 'failed' }[],
): 'accepted' | 'partly-done' | 'failed' | 'done' {
  if (lines.some(({ state }) => state === 'failed')) return 'failed'
  if (lines.every(({ state }) => state === 'done')) return 'done'
  return lines.some(({ state }) => state === 'done') ? 'partly-done' : 'accepted'
}
