import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import { lockCase } from '../../procedures/index.ts'
import { mayDo, stateOf, type WorkOrderState } from '../rules/work-order.ts'
import {
  findWorkOrder,
  retryLines,
  updateLine,
  updateWorkOrder,
  type WorkOrder,
  type WorkOrderLine,
  workOrderLines,
} from '../store/work-orders.ts'
import { carryOut, endLeftovers } from './effects.ts'
import { linesOf } from './hooks.ts'
import type { OrdersNeeds } from './needs.ts'

export interface LineResult {
  readonly line: number
  readonly state: 'done' | 'failed'
  readonly reason?: string | undefined
  readonly externalName?: string | undefined
}

interface Done {
  readonly id: Id
  readonly state: WorkOrderState
}

/** The acts of a provider on its work orders. */
export const createWorkOrders = (needs: OrdersNeeds) => ({
  accept: (actor: OfficeActor, id: Id, key: string): Promise<Outcome<Done>> =>
    work(needs, actor, { does: 'work-order.accept', id, key, input: null }, async (writing, order) => {
      const may = mayDo('accept', order)
      if (!may.ok) return may
      await updateWorkOrder(writing.tx, id, { state: 'accepted', acceptedAt: writing.now })
      return ok({ id, state: 'accepted' as const })
    }),

  /** Puts results on file. Reporting a done line as done again changes nothing: a callback may be repeated. */
  report: (actor: OfficeActor, id: Id, results: readonly LineResult[], key: string): Promise<Outcome<Done>> =>
    work(needs, actor, { does: 'work-order.report', id, key, input: results }, (writing, order) => report(needs, writing, order, results)),

  retry: (actor: OfficeActor, id: Id, key: string): Promise<Outcome<Done>> =>
    work(needs, actor, { does: 'work-order.retry', id, key, input: null }, async (writing, order) => {
      const may = mayDo('retry', order)
      if (!may.ok) return may
      await retryLines(writing.tx, id)
      const state = stateOf(await workOrderLines(writing.tx, id))
      await updateWorkOrder(writing.tx, id, { state })
      return ok({ id, state })
    }),
})

interface Step {
  readonly does: string
  readonly id: Id
  readonly key: string
  readonly input: unknown
}

/** Opens a work order of the actor's own, and records what came of it. */
function work(
  needs: OrdersNeeds,
  actor: OfficeActor,
  step: Step,
  act: (writing: Writing<OfficeActor>, order: WorkOrder) => Promise<Outcome<Done>>,
): Promise<Outcome<Done>> {
  const once = { key: step.key, input: { id: step.id, input: step.input } }
  return needs.door.write({ actor, does: step.does, needs: 'work-order.carry-out', once }, async (writing) => {
    const order = await findWorkOrder(writing.tx, actor, step.id, true)
    if (order?.providerId !== actor.organisationId) return refuse('request.not-found', { facts: { what: '该工单' } })
    const done = await act(writing, order)
    if (!done.ok) return done
    await writing.record({
      object: { kind: 'work-order', id: order.id },
      jurisdiction: order.jurisdictionId,
      organisation: order.organisationId,
      before: { state: order.state },
      after: { state: done.value.state, reported: step.input },
    })
    return done
  })
}

async function report(
  needs: OrdersNeeds,
  writing: Writing<OfficeActor>,
  order: WorkOrder,
  results: readonly LineResult[],
): Promise<Outcome<Done>> {
  const before = await workOrderLines(writing.tx, order.id)
  const unknown = results.find(({ line }) => !before.some((each) => each.line === line))
  if (unknown) return refuse('work-order.line-unknown', { facts: { number: order.number, line: String(unknown.line) } })
  const fresh = results.filter((result) => !isRepeated(before, result))
  if (fresh.length === 0) return ok({ id: order.id, state: order.state })
  const may = mayDo('report', order)
  if (!may.ok) return may
  const undone = fresh.find(({ line }) => before.find((each) => each.line === line)?.state === 'done')
  if (undone)
    return refuse('work-order.wrong-state', { facts: { number: order.number, state: `第 ${undone.line} 行已完成`, act: '反馈为失败' } })
  const file = await lockCase(writing.tx, order.caseId)
  for (const result of fresh) await apply(writing, order, file, result)
  const state = stateOf(await workOrderLines(writing.tx, order.id))
  await updateWorkOrder(writing.tx, order.id, state === 'done' ? { state, doneAt: writing.now } : { state })
  if (state !== 'done') return ok({ id: order.id, state })
  if (order.kind === 'deliver') await endLeftovers(writing, file)
  const completed = await needs.completeWork(writing, order.caseId)
  return completed.ok ? ok({ id: order.id, state }) : completed
}

const isRepeated = (lines: readonly WorkOrderLine[], result: LineResult): boolean => {
  const line = lines.find((each) => each.line === result.line)
  return line?.state === result.state && (result.state === 'done' || line.reason === (result.reason?.trim() || null))
}

async function apply(
  writing: Writing<OfficeActor>,
  order: WorkOrder,
  file: Awaited<ReturnType<typeof lockCase>>,
  result: LineResult,
): Promise<void> {
  const externalName = result.externalName?.trim() || null
  if (result.state === 'failed') {
    await updateLine(writing.tx, order.id, result.line, {
      state: 'failed',
      reason: result.reason?.trim() || '未说明原因',
      externalName,
      doneAt: null,
      resourceId: null,
    })
    return
  }
  const line = linesOf(file).find(({ no }) => no === result.line)
  if (!line) throw new Error(`work order ${order.number}: its case has no line ${result.line}`)
  const resourceId = await carryOut(writing, file, order.kind, line, externalName)
  await updateLine(writing.tx, order.id, result.line, { state: 'done', reason: null, externalName, doneAt: writing.now, resourceId })
}
