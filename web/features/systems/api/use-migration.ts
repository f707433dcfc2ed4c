import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import type { System } from './use-systems-list.ts'

export type Milestone = 'cut-over' | 'original-retirement'

/** Registers the day of cut-over, or the day on which the original system was retired. */
export function useMigration(system: System) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ milestone, on }: { milestone: Milestone; on: string }) => {
      const request = { params: { path: { id: system.id } }, body: { on }, ...ifMatch(system.version) }
      return answerTo(
        milestone === 'cut-over' ? api.POST('/systems/{id}/cut-over', request) : api.POST('/systems/{id}/original-retirement', request),
      )
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['systems'] }),
  })
}
