import { Select } from 'antd'
import { SystemPick } from '../../../shared/pickers/pickers.tsx'
import { useMay } from '../../../shared/session/use-session.ts'
import { Mark } from '../../../shared/ui/mark.tsx'
import type { Line, LineFilter } from '../api/use-lines.ts'
import { useTotals } from '../api/use-sums.ts'
import type { Ground } from '../words.ts'

interface LinesFiltersProps {
  readonly id: string
  readonly asked: LineFilter
  /** The first of the lines read: it knows the names of what they are narrowed by. */
  readonly first: Line | undefined
  readonly onAsk: (changed: Readonly<Record<string, string | undefined>>) => void
}

/** Unit, then system, provider and category: those that the statement itself names. */
export function LinesFilters({ id, asked, first, onAsk }: LinesFiltersProps) {
  const may = useMay()
  const known = asked.system && first ? [{ value: asked.system, label: first.systemName }] : []
  return (
    <div className="filters">
      <TotalPick
        {...{ id, by: 'unit', name: '单位', value: asked.organisation }}
        onPick={(organisation) => onAsk({ organisation, system: undefined })}
      />
      {may('system.read') ? (
        <SystemPick
          aria-label="信息系统"
          allowClear
          placeholder="信息系统"
          style={{ width: 220 }}
          of={asked.organisation}
          known={known}
          value={asked.system}
          onChange={(system) => onAsk({ system })}
        />
      ) : null}
      <TotalPick {...{ id, by: 'provider', name: '云服务商', value: asked.provider }} onPick={(provider) => onAsk({ provider })} />
      <TotalPick {...{ id, by: 'category', name: '类别', value: asked.category }} onPick={(category) => onAsk({ category })} />
      {asked.resource ? <Mark>只看一个云资源</Mark> : null}
    </div>
  )
}

interface TotalPickProps {
  readonly id: string
  readonly by: Ground
  readonly name: string
  readonly value: string | undefined
  readonly onPick: (key: string | undefined) => void
}

function TotalPick({ id, by, name, value, onPick }: TotalPickProps) {
  const { data, isLoading } = useTotals(id, by)
  return (
    <Select
      aria-label={name}
      placeholder={name}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: 200 }}
      loading={isLoading}
      value={value}
      onChange={(key?: string) => onPick(key)}
      options={(data?.items ?? []).map(({ key, name: label }) => ({ value: key, label }))}
    />
  )
}
