import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useCandidates } from './api/use-candidates.ts'

interface Body {
  readonly id: string
  readonly name: string
}

interface BodyPickProps {
  /** The party that they must be. */
  readonly party: string
  readonly many?: boolean
  /** Ids, separated by commas, as fields of a case hold them. */
  readonly value?: string | null | undefined
  readonly onChange?: (ids: string | undefined) => void
  readonly id?: string
  readonly placeholder?: string
  /** Those who were named before: they may not be among the rows that are read. */
  readonly known?: readonly Body[]
}

/** Names one organisation of a party, or several; narrowed by typing. */
export function BodyPick({ party, many = false, value, onChange, id, placeholder = '输入单位名称查找', known = [] }: BodyPickProps) {
  const [search, setSearch] = useState('')
  const [met, setMet] = useState<readonly Body[]>(known)
  const { data, isLoading } = useCandidates(party, useDeferredValue(search.trim()))
  const chosen = value ? value.split(',') : []
  const found = data?.items ?? []
  const kept = met.filter((body) => chosen.includes(body.id) && !found.some((each) => each.id === body.id))
  const choose = (ids: string | readonly string[] | undefined) => {
    const next = ids === undefined ? [] : typeof ids === 'string' ? [ids] : ids
    setMet([...kept, ...found].filter((body) => next.includes(body.id)))
    setSearch('')
    onChange?.(next.length > 0 ? next.join(',') : undefined)
  }
  return (
    <Select<string | readonly string[]>
      {...(id ? { id } : {})}
      {...(many ? { mode: 'multiple' as const } : {})}
      allowClear
      style={{ width: '100%' }}
      value={many ? chosen : (chosen[0] ?? null)}
      onChange={choose}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      loading={isLoading}
      placeholder={placeholder}
      notFoundContent={isLoading ? '正在查询……' : '没有符合的单位'}
      options={(search ? found : [...kept, ...found]).map((body) => ({ value: body.id, label: body.name }))}
    />
  )
}
