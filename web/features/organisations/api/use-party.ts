import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

export type PartyAct = { readonly party: string; readonly from: string } | { readonly party: string; readonly lastDay: string }

/** Gives an organisation a party of the measure from a day on, or ends it with a day. */
export function useParty(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (act: PartyAct) =>
      'from' in act
        ? answerTo(api.POST('/organisations/{id}/parties', { params: { path: { id } }, body: act }))
        : answerTo(
            api.DELETE('/organisations/{id}/parties/{party}', {
              params: { path: { id, party: act.party }, query: { lastDay: act.lastDay } },
            }),
          ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['organisations'] }),
  })
}
