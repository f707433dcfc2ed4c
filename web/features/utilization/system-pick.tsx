import { Pick, type PickProps } from '../../shared/pickers/pick.tsx'
import { useSystems } from '../../shared/pickers/use-systems.ts'
import { useServedSystems } from './api/use-reach.ts'
import { useOwnProvider } from './own-provider.ts'

/** A system of the register; for a provider, which sees none there, one that it delivers to. */
export const ReachedSystemPick = (props: PickProps) => <Pick {...props} empty="没有符合条件的系统" useChoices={useReached} />

function useReached(search: string) {
  const provides = useOwnProvider() !== null
  const registered = useSystems(search, undefined)
  const served = useServedSystems(provides)
  const found = provides
    ? (served.data ?? []).filter(({ name, organisationName }) => `${name}${organisationName}`.includes(search))
    : (registered.data?.items ?? [])
  return {
    choices: found.map(({ id, name, organisationName }) => ({ value: id, label: name, note: organisationName })),
    loading: provides ? served.isLoading : registered.isLoading,
  }
}
