import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { bytesOfBase64, DayText, day, IdText, Nullable, type Route, refuse } from '../../kernel/index.ts'
import type { createBulk } from './service.ts'

const operation = operationOf('批量办理')
/** As many as a page shows. */
const most = 100
const items = Type.Array(
  Type.Object({ id: IdText, version: Type.Optional(Type.Integer({ minimum: 1, description: '所见的版本；已被他人改动的不办理' })) }),
  { minItems: 1, maxItems: most },
)
const Result = Type.Object({
  done: Type.Integer(),
  refused: Type.Integer(),
  items: Type.Array(Type.Object({ id: IdText, done: Type.Boolean(), code: Nullable(Type.String()), message: Nullable(Type.String()) }), {
    description: '逐项结果，顺序与所列相同',
  }),
})

/** `/bulk/…`. */
export const bulkRoutes = (bulk: ReturnType<typeof createBulk>): Route[] => [
  operation({
    method: 'POST',
    path: '/bulk/work-orders/accept',
    id: 'acceptWorkOrders',
    summary: '接收多份工单，逐份办理',
    may: 'work-order.carry-out',
    body: Type.Object({ items }),
    response: Result,
    handle: ({ actor, body, key }) => bulk.acceptWorkOrders(actor, body.items, key),
  }),
  operation({
    method: 'POST',
    path: '/bulk/metered-quantities/confirm',
    id: 'confirmQuantitiesOneByOne',
    summary: '确认多条计量数量，逐条办理',
    may: 'metering.confirm',
    body: Type.Object({ items }),
    response: Result,
    handle: ({ actor, body, key }) => bulk.confirmQuantities(actor, body.items, key),
  }),
  operation({
    method: 'POST',
    path: '/bulk/documents/read',
    id: 'readDocuments',
    summary: '将多份文书记为已阅，逐份留有记录',
    may: 'case.read',
    body: Type.Object({ items }),
    response: Result,
    handle: ({ actor, body, key }) => bulk.readDocuments(actor, body.items, key),
  }),
  operation({
    method: 'POST',
    path: '/bulk/duties/fulfil',
    id: 'fulfilDuties',
    summary: '以同一份证明履行多项义务，逐项办理',
    may: 'duty.fulfil',
    takesFile: true,
    body: Type.Object({
      items,
      note: Type.String({ maxLength: 1000 }),
      evidence: Type.Optional(Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }), content: Type.String() })),
      validFrom: Type.Optional(DayText),
      validTo: Type.Optional(DayText),
    }),
    response: Result,
    handle: async ({ actor, body, key }) => {
      const { note, evidence, validFrom, validTo } = body
      const bytes = evidence ? bytesOfBase64(evidence.content) : null
      if (evidence && bytes === null) return refuse('case.material-encoding', { facts: { name: evidence.name } })
      const file = evidence && bytes ? { name: evidence.name, bytes } : null
      const filed = {
        note: note.trim(),
        evidence: file,
        validFrom: validFrom ? day(validFrom) : null,
        validTo: validTo ? day(validTo) : null,
      }
      return bulk.fileEvidence(actor, body.items, filed, key)
    },
  }),
]
