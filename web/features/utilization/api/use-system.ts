import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import { useMay } from '../../../shared/session/use-session.ts'
import { useOwnProvider } from '../own-provider.ts'
import { useServedSystems } from './use-reach.ts'

interface KnownSystem {
  readonly name: string | null
  /** Null where the person does not see the register's entry. */
  readonly organisationId: string | null
}

/** How a system is called: from the register, or for a provider from what it delivered. */
export function useSystemName(id: string): KnownSystem {
  const registered = useMay()('system.read')
  const { data } = useQuery({
    queryKey: ['systems', 'one', id],
    queryFn: () => answerTo(api.GET('/systems/{id}', { params: { path: { id } } })),
    enabled: registered,
  })
  const served = useServedSystems(useOwnProvider() !== null)
  const found = served.data?.find((each) => each.id === id)
  return { name: data?.name ?? found?.name ?? null, organisationId: data?.organisationId ?? null }
}
