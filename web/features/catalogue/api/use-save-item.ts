import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'

export type ItemBody = BodyOf<'/catalogue/items', 'post'>

/** Adds an item, or changes the one that is given. */
export function useSaveItem(item: { readonly id: string; readonly version: number } | null) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: ItemBody) =>
      item
        ? answerTo(api.PUT('/catalogue/items/{id}', { params: { path: { id: item.id } }, body, ...ifMatch(item.version) }))
        : answerTo(api.POST('/catalogue/items', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['items'] }),
  })
}
