import { price } from '../text/money.ts'
import { Pick, type PickProps } from './pick.tsx'
import { useItems } from './use-items.ts'
import { useOffers } from './use-offers.ts'
import { useOrganisations } from './use-organisations.ts'
import { useSystems } from './use-systems.ts'

/** `of`: only systems of that organisation. */
export const SystemPick = ({ of, ...props }: PickProps & { of?: string | undefined }) => (
  <Pick
    {...props}
    empty="没有符合的系统；新系统请先在“信息系统”中登记"
    useChoices={(search) => {
      const { data, isLoading } = useSystems(search, of)
      return {
        loading: isLoading,
        choices: (data?.items ?? []).map(({ id, name, organisationName, mlps }) => ({
          value: id,
          label: name,
          note: `${organisationName} · 等保${mlps}级`,
        })),
      }
    }}
  />
)

export const OrganisationPick = (props: PickProps) => (
  <Pick
    {...props}
    empty="没有符合的单位"
    useChoices={(search) => {
      const { data, isLoading } = useOrganisations(search)
      return { loading: isLoading, choices: (data?.items ?? []).map(({ id, name, area }) => ({ value: id, label: name, note: area })) }
    }}
  />
)

/** `listed`: only items of the catalogue in force, as can be ordered. */
export const ItemPick = ({ listed = false, ...props }: PickProps & { listed?: boolean }) => (
  <Pick
    {...props}
    empty="目录中没有符合的服务项"
    useChoices={(search) => {
      const { data, isLoading } = useItems(search, listed)
      const choices = (data?.items ?? []).map((item) => ({
        value: item.id,
        label: item.specification ? `${item.name}（${item.specification}）` : item.name,
        note: item.basis === 'free' ? '免费' : item.finalPrice ? `${price(item.finalPrice)} 元/${item.unit}` : `尚未定价 · ${item.unit}`,
      }))
      return { loading: isLoading, choices }
    }}
  />
)

export const ProviderPick = (props: PickProps) => (
  <Pick
    {...props}
    empty="当前没有可选的云服务商"
    useChoices={(search) => {
      const { data, isLoading } = useOffers()
      const offers = (data?.items ?? []).filter(({ providerName }) => providerName.includes(search))
      return {
        loading: isLoading,
        choices: offers.map(({ providerId, providerName, pools }) => ({
          value: providerId,
          label: providerName,
          note: `${pools.length} 个资源池`,
        })),
      }
    }}
  />
)
