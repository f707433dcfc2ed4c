import { Pick, type PickProps } from '../../shared/pickers/pick.tsx'
import { SystemPick } from '../../shared/pickers/pickers.tsx'
import { useMay } from '../../shared/session/use-session.ts'
import { useServedSystems } from './api/use-reach.ts'

/** A system that the person sees; for a provider, which sees no register, one that it delivers to. */
export const ReachedSystemPick = (props: PickProps) => (useMay()('system.read') ? <SystemPick {...props} /> : <ServedPick {...props} />)

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
