import { Select } from 'antd'
import { type CSSProperties, type ReactNode, useDeferredValue, useState } from 'react'

export interface PickProps {
  readonly value?: string | null | undefined
  readonly onChange?: (id: string | undefined) => void
  readonly id?: string
  readonly disabled?: boolean
  readonly allowClear?: boolean
  readonly placeholder?: string
  readonly 'aria-label'?: string
  readonly style?: CSSProperties
  /** Names of choices that may stand as the value without being among the rows read. */
  readonly known?: readonly Choice[]
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly note?: ReactNode
}

interface PickFromProps extends PickProps {
  readonly useChoices: (search: string) => { readonly choices: readonly Choice[]; readonly loading: boolean }
  readonly empty: string
}

/** A choice among rows of the server, narrowed by typing. */
export function Pick({ useChoices, empty, onChange, value, placeholder = '请选择', style, known = [], ...rest }: PickFromProps) {
  const [search, setSearch] = useState('')
  const [picked, setPicked] = useState<readonly Choice[]>([])
  const { choices, loading } = useChoices(useDeferredValue(search.trim()))
  const kept = search
    ? []
    : [...picked, ...known].filter((each) => each.value === value && !choices.some((choice) => choice.value === each.value))
  return (
    <Select
      {...rest}
      style={{ width: '100%', ...style }}
      value={value ?? undefined}
      onChange={(id: string | undefined) => {
        setPicked(choices.filter(({ value: of }) => of === id))
        setSearch('')
        onChange?.(id)
      }}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      loading={loading}
      placeholder={placeholder}
      notFoundContent={loading ? '正在查询……' : empty}
      options={[...kept.slice(0, 1), ...choices]}
      optionRender={({ data }) => (
        <div>
          <div>{data.label}</div>
          {data.note ? (
            <div className="soft" style={{ fontSize: 12 }}>
              {data.note}
            </div>
          ) : null}
        </div>
      )}
    />
  )
}
