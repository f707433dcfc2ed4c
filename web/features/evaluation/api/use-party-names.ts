import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import { useMay, useSession } from '../../../shared/session/use-session.ts'

/** How the measure's parties are called here: as the directory says, or at least one's own. */
export function usePartyNames(): (party: string) => string {
  const { data: session } = useSession()
  const reads = useMay()('organisation.read')
  const jurisdiction = session?.jurisdiction?.id ?? ''
  const { data } = useQuery({
    queryKey: ['parties', jurisdiction],
    queryFn: () => answerTo(api.GET('/jurisdictions/{id}/parties', { params: { path: { id: jurisdiction } } })),
    staleTime: 300_000,
    enabled: reads && jurisdiction !== '',
  })
  const names = new Map([...(session?.parties ?? []), ...(data?.items ?? [])].map(({ id, name }) => [id, name]))
  return (party) => names.get(party) ?? party
}
