import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSystems } from '../../shared/pickers/use-systems.ts'
import { useSession } from '../../shared/session/use-session.ts'

interface SystemsSelectProps {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (ids: string[]) => void
}

/** Systems of the person's own organisation, one or several, narrowed by typing. */
export function SystemsSelect({ value = [], onChange, id }: SystemsSelectProps) {
  const { data: session } = useSession()
  const [search, setSearch] = useState('')
  const [met, setMet] = useState<readonly { readonly value: string; readonly label: string }[]>([])
  const { data, isLoading } = useSystems(useDeferredValue(search.trim()), session?.organisation.id)
  const found = (data?.items ?? []).map((system) => ({ value: system.id, label: system.name }))
  const kept = met.filter((each) => value.includes(each.value) && !found.some((other) => other.value === each.value))
  return (
    <Select
      {...(id ? { id } : {})}
      mode="multiple"
      value={value}
      onChange={(chosen: string[]) => {
        setMet([...kept, ...found].filter((each) => chosen.includes(each.value)))
        setSearch('')
        onChange?.(chosen)
      }}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      loading={isLoading}
      placeholder="请选择"
      notFoundContent={isLoading ? '正在查询……' : '本单位没有登记的系统'}
      options={search ? found : [...kept, ...found]}
    />
  )
}
