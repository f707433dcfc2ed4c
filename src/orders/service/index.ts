import type { OfficeActor } from '../../identity/index.ts'
import { type Id, ok, refuse } from '../../kernel/index.ts'
import { allocationsOf, listResources, type ResourceQuery } from '../store/resources.ts'
import { findWorkOrder, listWorkOrders, type WorkOrderQuery, workOrderLines } from '../store/work-orders.ts'
import { createHooks } from './hooks.ts'
import { type LinesFile, lineTemplate, previewLines } from './importing.ts'
import type { OrdersNeeds } from './needs.ts'
import { createWorkOrders } from './work-orders.ts'

export type Orders = ReturnType<typeof createOrders>

/** Orders: the lines of an application, the work orders they become, and the resources that these bring into being. */
export const createOrders = (needs: OrdersNeeds) => ({
  /** What a case needs to know of its order. */
  hooks: createHooks(needs),
  ...createWorkOrders(needs),
  previewLines: (actor: OfficeActor, caseId: Id, file: LinesFile) => previewLines(needs, actor, caseId, file),
  lineTemplate: (actor: OfficeActor, caseId: Id) => lineTemplate(needs, actor, caseId),
  workOrders: async (actor: OfficeActor, query: Omit<WorkOrderQuery, 'now'>) =>
    ok(await listWorkOrders(needs.db, actor, { ...query, now: needs.clock.now() })),
  workOrder: async (actor: OfficeActor, id: Id) => {
    const order = await findWorkOrder(needs.db, actor, { id, now: needs.clock.now() })
    return order ? ok({ ...order, lines: await workOrderLines(needs.db, id) }) : refuse('request.not-found', { facts: { what: '该工单' } })
  },
  resources: async (actor: OfficeActor, query: ResourceQuery) => ok(await listResources(needs.db, actor, query)),
  resource: async (actor: OfficeActor, id: Id) => {
    const { items } = await listResources(needs.db, actor, { id, limit: 1 })
    return items[0]
      ? ok({ ...items[0], allocations: await allocationsOf(needs.db, id) })
      : refuse('request.not-found', { facts: { what: '该云资源' } })
  },
})
