import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type RecordLine = ItemOf<'/rights/record'>

/** What happened to the papers of the person's own organisation. */
export const useRightsRecord = () =>
  usePages(['rights', 'record'], (after) =>
    answerTo(api.GET('/rights/record', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )
