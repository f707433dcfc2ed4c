import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import { useMay } from '../../../shared/session/use-session.ts'

/** Systems that a provider delivers to (`provides`): it doesn't see the register of systems, but reports for them. */
export function useServedSystems(provides: boolean) {
  const may = useMay()
  return useQuery({
    queryKey: ['resources', 'served'],
    queryFn: async () => {
      const served = new Map<string, { readonly id: string; readonly name: string; readonly organisationName: string }>()
      let after: string | null = null
      do {
        const page: { items: { systemId: string; systemName: string; organisationName: string }[]; next: string | null } = await answerTo(
          api.GET('/resources', { params: { query: { limit: 200, ...(after ? { after } : {}) } } }),
        )
        for (const { systemId: id, systemName: name, organisationName } of page.items) served.set(id, { id, name, organisationName })
        after = page.next
      } while (after)
      return [...served.values()]
    },
    enabled: provides && may('resource.read'),
  })
}
