import { Input, Select } from 'antd'
import { OrganisationPick } from '../../shared/pickers/pickers.tsx'
import { useMay } from '../../shared/session/use-session.ts'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { useAuditWords } from './api/use-audit.ts'

interface AuditFiltersProps {
  readonly filters: Readonly<Record<string, string | undefined>>
  readonly onChange: (changed: Readonly<Record<string, string | undefined>>) => void
}

/** By whom, on what, when, with what outcome: all of it stands in the address. */
export function AuditFilters({ filters, onChange }: AuditFiltersProps) {
  const words = useAuditWords()
  const may = useMay()
  const options = (of: readonly { id: string; name: string }[] | undefined) =>
    (of ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const choose = (name: string, label: string, of: { value: string; label: string }[], width = 180) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={label}
      style={{ width }}
      value={filters[name] ?? null}
      onChange={(chosen: string | null) => onChange({ [name]: chosen ?? undefined })}
      options={of}
    />
  )
  const write = (name: string, label: string, width = 180) => (
    <Input.Search
      allowClear
      style={{ width }}
      aria-label={label}
      placeholder={label}
      defaultValue={filters[name] ?? ''}
      onSearch={(text) => onChange({ [name]: text.trim() || undefined })}
    />
  )
  const day = (name: string, label: string) => (
    <div style={{ width: 170 }}>
      <DayInput
        aria-label={label}
        placeholder={label}
        value={filters[name]}
        onChange={(chosen) => onChange({ [name]: chosen ?? undefined })}
      />
    </div>
  )
  return (
    <div className="filters">
      {day('from', '起始日期')}
      {day('to', '截止日期（含当日）')}
      {write('personName', '人员姓名（全名）')}
      {choose('act', '事项', options(words.data?.acts))}
      {choose('objectKind', '对象种类', options(words.data?.objects))}
      {write('objectId', '对象编号', 240)}
      {choose(
        'outcome',
        '结果',
        [
          { value: 'done', label: '办成' },
          { value: 'refused', label: '被拒绝' },
        ],
        120,
      )}
      {may('organisation.read') ? (
        <>
          <OrganisationPick
            aria-label="办理单位"
            allowClear
            placeholder="办理单位"
            style={{ width: 200 }}
            value={filters.organisationId}
            onChange={(organisationId) => onChange({ organisationId })}
          />
          <OrganisationPick
            aria-label="所涉单位"
            allowClear
            placeholder="所涉单位"
            style={{ width: 200 }}
            value={filters.concernedId}
            onChange={(concernedId) => onChange({ concernedId })}
          />
        </>
      ) : null}
    </div>
  )
}
