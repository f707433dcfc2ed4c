import { useSession } from '../../shared/session/use-session.ts'
import { usePools } from './api/use-pools.ts'

/** The person's own organisation where it delivers cloud services: then nobody need choose one. */
export function useOwnProvider(): { readonly id: string; readonly name: string } | null {
  const { data: session } = useSession()
  const { data: pools } = usePools()
  const own = session?.organisation
  return own && pools?.items.some(({ providerId }) => providerId === own.id) ? own : null
}
