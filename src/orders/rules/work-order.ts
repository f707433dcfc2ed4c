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

/** What a provider reports of one line. */
export interface Reported {
  readonly line: number
  readonly state: 'done' | 'failed'
  readonly reason?: string | undefined
}

/** Why a line failed; a provider who gives no reason is put on file with that. */
export const failureOf = ({ reason }: Pick<Reported, 'reason'>): string => reason?.trim() || '未说明原因'

/** True when a report says of a line what is on file already: a callback may be repeated, in any order, and changes nothing. */
export const isRepeated = (line: { readonly state: string; readonly reason: string | null } | undefined, said: Reported): boolean =>
  line?.state === said.state && (said.state === 'done' || line.reason === failureOf(said))
