import { Pick, type PickProps } from '../../shared/pickers/pick.tsx'
import { useMeteredResources } from './api/use-metered-resources.ts'

/** A resource that is charged by quantity, of those that the person reports for. */
export const MeteredResourcePick = (props: PickProps) => (
  <Pick {...props} empty="没有按小时、工作量或计量计费的云资源" useChoices={useChoices} />
)

function useChoices(search: string) {
  const { data, isLoading } = useMeteredResources(search)
  const choices = (data?.items ?? []).map(({ id, itemName, externalName, unit, systemName, organisationName }) => ({
    value: id,
    label: externalName ? `${itemName}（${externalName}）` : itemName,
    note: `${systemName} · ${organisationName} · ${unit}`,
  }))
  return { loading: isLoading, choices }
}
