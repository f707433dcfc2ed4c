import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'
import type { System } from './use-systems-list.ts'

export type SystemBody = BodyOf<'/systems/{id}', 'put'>

/** Registers a system, or changes the one that is given. */
export function useSaveSystem(system: System | null) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: SystemBody) =>
      system
        ? answerTo(api.PUT('/systems/{id}', { params: { path: { id: system.id } }, body, ...ifMatch(system.version) }))
        : answerTo(api.POST('/systems', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['systems'] }),
  })
}
