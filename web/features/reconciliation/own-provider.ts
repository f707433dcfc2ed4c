import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../shared/api/client.ts'
import { useMay, useSession } from '../../shared/session/use-session.ts'

/** The person's own organisation where it delivers cloud services: then nobody need choose one. */
export function useOwnProvider(): { readonly id: string; readonly name: string } | null {
  const { data: session } = useSession()
  const may = useMay()
  const { data: pools } = useQuery({ queryKey: ['pools'], queryFn: () => answerTo(api.GET('/pools')), enabled: may('resource.read') })
  const own = session?.organisation
  return own && pools?.items.some(({ providerId }) => providerId === own.id) ? own : null
}
