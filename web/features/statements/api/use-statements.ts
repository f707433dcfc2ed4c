import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Statement = ItemOf<'/statements'>

export const useStatements = () =>
  usePages(['statements', 'list'], (after) =>
    answerTo(api.GET('/statements', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )
