import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'
import type { Kind } from '../words.ts'

export type Notice = ItemOf<'/notices'>

export interface NoticeFilter {
  readonly unread: boolean
  readonly kind: Kind | undefined
}

/** The person's notices, the newest first; read anew when the stream tells of a change. */
export const useNotices = ({ unread, kind }: NoticeFilter) =>
  usePages(['notices', 'list', unread, kind], (after) => {
    const query = { limit: 50, ...(unread ? { unread } : {}), ...(kind ? { kind } : {}), ...(after ? { after } : {}) }
    return answerTo(api.GET('/notices', { params: { query } }))
  })

/** Marks one as read, or all up to the newest that is shown. */
export function useReading() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (what: { readonly id: string } | { readonly upTo: string; readonly kind?: Kind }): Promise<void> => {
      if ('id' in what) await answerTo<unknown>(api.POST('/notices/{id}/reading', { params: { path: { id: what.id } } }))
      else await answerTo(api.POST('/notices/readings', { body: what }))
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  })
}
