import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'
import type { Organisation } from './use-organisations-list.ts'

/** As the form has it; `budgetFrom` only of a change. */
export type OrganisationBody = BodyOf<'/organisations', 'post'> & Pick<BodyOf<'/organisations/{id}', 'patch'>, 'budgetFrom'>

/** Creates an organisation, or changes the one that is given. */
export function useSaveOrganisation(organisation: Organisation | null) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ jurisdictionId, budgetFrom, ...body }: OrganisationBody) =>
      organisation
        ? answerTo(
            api.PATCH('/organisations/{id}', {
              params: { path: { id: organisation.id } },
              body: { ...body, ...(budgetFrom ? { budgetFrom } : {}) },
              ...ifMatch(organisation.version),
            }),
          )
        : answerTo(api.POST('/organisations', { body: { ...body, ...(jurisdictionId ? { jurisdictionId } : {}) } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['organisations'] }),
  })
}
