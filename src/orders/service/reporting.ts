import { type Outcome, ok, refuse } from '../../kernel/index.ts'
import { linesOf } from '../line.ts'
import { failureOf, isRepeated, mayDo, type Reported, stateOf, type WorkOrderState } from '../rules/work-order.ts'
import { updateLine, updateWorkOrder, type WorkOrderLine, workOrderLines } from '../store/work-orders.ts'
import { carryOut, endLeftovers } from './delivering.ts'
import type { OrdersNeeds } from './needs.ts'
import type { Work } from './work-orders.ts'

export interface LineResult extends Reported {
  readonly externalName?: string | undefined
}

/** Puts results on file; when the last line is done, the case leaves its step. Answers with the work order's state. */
export async function report(needs: OrdersNeeds, work: Work, results: readonly LineResult[]): Promise<Outcome<WorkOrderState>> {
  const { writing, order, file } = work
  const lines = await workOrderLines(writing.tx, order.id)
  const fresh = freshOf(work, results, lines)
  if (!fresh.ok) return fresh
  if (fresh.value.length === 0) return ok(order.state)
  for (const result of fresh.value) await apply(work, result, lines)
  const state = stateOf(await workOrderLines(writing.tx, order.id))
  await updateWorkOrder(writing.tx, order.id, state === 'done' ? { state, doneAt: writing.now } : { state })
  if (state !== 'done') return ok(state)
  if (order.kind === 'deliver') await endLeftovers(writing, file)
  const completed = await needs.completeWork(writing, order.caseId)
  return completed.ok ? ok(state) : completed
}

/** The results that say something new; refuses lines that are unknown, said twice, or done already. */
function freshOf({ order }: Work, results: readonly LineResult[], before: readonly WorkOrderLine[]): Outcome<readonly LineResult[]> {
  const { number } = order
  const unknown = results.find(({ line }) => !before.some((each) => each.line === line))
  if (unknown) return refuse('work-order.line-unknown', { facts: { number, line: String(unknown.line) } })
  const twice = results.find(({ line }, index) => results.findIndex((each) => each.line === line) < index)
  if (twice) return refuse('work-order.line-twice', { facts: { line: String(twice.line) } })
  const lineOf = (result: LineResult) => before.find(({ line }) => line === result.line)
  const fresh = results.filter((result) => !isRepeated(lineOf(result), result))
  const may = fresh.length > 0 ? mayDo('report', order) : ok(null)
  if (!may.ok) return may
  const undone = fresh.find((result) => lineOf(result)?.state === 'done')
  return undone ? refuse('work-order.line-done', { facts: { number, line: String(undone.line) } }) : ok(fresh)
}

async function apply({ writing, order, file }: Work, result: LineResult, lines: readonly WorkOrderLine[]): Promise<void> {
  const externalName = result.externalName?.trim() || null
  if (result.state === 'failed') {
    const failed = { state: 'failed' as const, reason: failureOf(result), externalName, doneAt: null, resourceId: null }
    return updateLine(writing.tx, order.id, result.line, failed)
  }
  const line = linesOf(file).find(({ no }) => no === result.line)
  if (!line) throw new Error(`work order ${order.number}: its case has no line ${result.line}`)
  const named = lines.find((each) => each.line === result.line)?.resourceId ?? null
  const resourceId = await carryOut(writing, file, { kind: order.kind, line, externalName, resourceId: named })
  await updateLine(writing.tx, order.id, result.line, { state: 'done', reason: null, externalName, doneAt: writing.now, resourceId })
}
