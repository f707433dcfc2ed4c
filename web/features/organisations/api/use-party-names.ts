import { useQueries, useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

/** The parties of the measure that binds a jurisdiction today. */
const partiesQuery = (jurisdictionId: string) => ({
  queryKey: ['parties', jurisdictionId],
  queryFn: () => answerTo(api.GET('/jurisdictions/{id}/parties', { params: { path: { id: jurisdictionId } } })),
  staleTime: 300_000,
})

/** What an organisation of the jurisdiction can be made; empty until it is read, and where no measure binds. */
export function usePartyChoices(jurisdictionId: string | null) {
  const { data } = useQuery({ ...partiesQuery(jurisdictionId ?? ''), enabled: jurisdictionId !== null })
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
}

/** How the parties of these jurisdictions are called; a party of a former measure alone keeps its identifier. */
export function usePartyNames(jurisdictionIds: readonly string[]): (jurisdictionId: string | null, party: string) => string {
  const found = useQueries({ queries: jurisdictionIds.map(partiesQuery) })
  const names = new Map(
    jurisdictionIds.flatMap((jurisdictionId, index) =>
      (found[index]?.data?.items ?? []).map(({ id, name }) => [`${jurisdictionId} ${id}`, name] as const),
    ),
  )
  return (jurisdictionId, party) => names.get(`${jurisdictionId} ${party}`) ?? party
}
