import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import { type CaseFile, lockCase } from '../../procedures/index.ts'
import { mayDo, stateOf, type WorkOrderState } from '../rules/work-order.ts'
import { findWorkOrder, retryLines, updateWorkOrder, type WorkOrder, workOrderLines } from '../store/work-orders.ts'
import type { OrdersNeeds } from './needs.ts'
import { type LineResult, report } from './reporting.ts'

interface Done {
  readonly id: Id
  readonly state: WorkOrderState
}

/** A work order of the actor's own, locked, and its case. */
export interface Work {
  readonly writing: Writing<OfficeActor>
  readonly order: WorkOrder
  readonly file: CaseFile
}

/** The acts of a provider on its work orders. */
export const createWorkOrders = (needs: OrdersNeeds) => ({
  /** Accepts; with a version said, refuses with `request.changed-meanwhile` where the work order has another. */
  accept: (actor: OfficeActor, id: Id, key: string, ifVersion: number | null = null): Promise<Outcome<Done>> =>
    work(needs, actor, { does: 'work-order.accept', id, key, input: null }, async ({ writing, order }) => {
      if (ifVersion !== null && ifVersion !== order.version)
        return refuse('request.changed-meanwhile', { facts: { what: `工单 ${order.number} ` } })
      const may = mayDo('accept', order)
      if (!may.ok) return may
      await updateWorkOrder(writing.tx, id, { state: 'accepted', acceptedAt: writing.now })
      return ok('accepted')
    }),

  /** Puts results on file. Reporting a done line as done again changes nothing: a callback may be repeated. */
  report: (actor: OfficeActor, id: Id, results: readonly LineResult[], key: string): Promise<Outcome<Done>> =>
    work(needs, actor, { does: 'work-order.report', id, key, input: results }, (opened) => report(needs, opened, results)),

  retry: (actor: OfficeActor, id: Id, key: string): Promise<Outcome<Done>> =>
    work(needs, actor, { does: 'work-order.retry', id, key, input: null }, async ({ writing, order }) => {
      const may = mayDo('retry', order)
      if (!may.ok) return may
      await retryLines(writing.tx, id)
      const state = stateOf(await workOrderLines(writing.tx, id))
      await updateWorkOrder(writing.tx, id, { state })
      return ok(state)
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
  act: (work: Work) => Promise<Outcome<WorkOrderState>>,
): Promise<Outcome<Done>> {
  const once = { key: step.key, input: { id: step.id, input: step.input } }
  return needs.door.write({ actor, does: step.does, needs: 'work-order.carry-out', once }, async (writing) => {
    const opened = await open(writing, step.id)
    if (!opened) return refuse('request.not-found', { facts: { what: '该工单' } })
    const state = await act(opened)
    if (!state.ok) return state
    const { order } = opened
    await writing.record({
      object: { kind: 'work-order', id: order.id },
      jurisdiction: order.jurisdictionId,
      organisation: order.organisationId,
      before: { state: order.state },
      after: { state: state.value, reported: step.input },
    })
    return ok({ id: order.id, state: state.value })
  })
}

/** The case is locked before its work order, as everywhere: two acts on the same case never wait for each other crosswise. */
async function open(writing: Writing<OfficeActor>, id: Id): Promise<Work | null> {
  const { tx, actor, now } = writing
  const found = await findWorkOrder(tx, actor, { id, now })
  if (found?.providerId !== actor.organisationId) return null
  const file = await lockCase(tx, found.caseId)
  const order = await findWorkOrder(tx, actor, { id, now, lock: true })
  return order && { writing, order, file }
}
