import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type WorkOrder = ItemOf<'/work-orders'>

export const useWorkOrders = (open: boolean) =>
  usePages(['work-orders', 'list', open], (after) =>
    answerTo(api.GET('/work-orders', { params: { query: { limit: 50, ...(open ? { open } : {}), ...(after ? { after } : {}) } } })),
  )
