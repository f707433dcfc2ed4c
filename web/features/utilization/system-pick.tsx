import { Pick, type PickProps } from '../../shared/pickers/pick.tsx'
import { SystemPick } from '../../shared/pickers/pickers.tsx'
import { useServedSystems } from './api/use-reach.ts'
import { useOwnProvider } from './own-provider.ts'

/** A system of the register; for a provider, which sees none there, one that it delivers to. */
export const ReachedSystemPick = (props: PickProps) => (useOwnProvider() ? <ServedPick {...props} /> : <SystemPick {...props} />)

const ServedPick = (props: PickProps) => (
  <Pick
    {...props}
    empty="没有向符合条件的系统交付资源"
    useChoices={(search) => {
      const { data = [], isLoading } = useServedSystems()
      const choices = data
        .filter(({ name, organisationName }) => `${name}${organisationName}`.includes(search))
        .map(({ id, name, organisationName }) => ({ value: id, label: name, note: organisationName }))
      return { choices, loading: isLoading }
    }}
  />
)
