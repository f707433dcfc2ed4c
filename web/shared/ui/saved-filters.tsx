import { DownOutlined, FilterOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type FilterPage, type SavedFilter, useSavedFilters } from '../api/use-saved-filters.ts'
import { ManageFilters, SaveFilter } from './saved-filter-forms.tsx'
import { useFilters } from './use-filters.ts'

interface SavedFiltersProps {
  readonly page: FilterPage
  /** The fields of the address that are filters of this list. */
  readonly fields: readonly string[]
}

/** The filters that a person keeps for a list: applied, saved, managed. The list opens with the one that is marked so, unless the address says otherwise. */
export function SavedFilters({ page, fields }: SavedFiltersProps) {
  const [filters, setFilters] = useFilters()
  const { data } = useSavedFilters(page)
  const [open, setOpen] = useState<'save' | 'manage' | null>(null)
  const present = Object.fromEntries(fields.flatMap((field) => (filters[field] ? [[field, filters[field]]] : [])))
  const apply = ({ query }: SavedFilter) => setFilters({ ...Object.fromEntries(fields.map((field) => [field, undefined])), ...query })
  useOpeningFilter(data?.items, Object.keys(filters).length === 0, apply)
  const own = data?.items ?? []
  const applied = own.find(({ query }) => isSame(query, present))
  const items: MenuProps['items'] = [
    ...own.map((each) => ({
      key: each.id,
      label: each.broken.length > 0 ? `${each.name}（已失效）` : each.byDefault ? `${each.name}（默认）` : each.name,
      disabled: each.broken.length > 0,
      onClick: () => apply(each),
    })),
    ...(own.length > 0 ? [{ type: 'divider' as const }] : []),
    {
      key: 'save',
      label: '保存当前筛选……',
      disabled: Object.keys(present).length === 0 || applied !== undefined,
      onClick: () => setOpen('save'),
    },
    { key: 'manage', label: '管理常用筛选……', disabled: own.length === 0, onClick: () => setOpen('manage') },
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<FilterOutlined aria-hidden />}>
          {applied ? `常用筛选：${applied.name}` : '常用筛选'}
          <DownOutlined style={{ fontSize: 10 }} aria-hidden />
        </Button>
      </Dropdown>
      <SaveFilter open={open === 'save'} page={page} query={present} onClose={() => setOpen(null)} />
      <ManageFilters open={open === 'manage'} own={own} onClose={() => setOpen(null)} />
    </>
  )
}

/** Once, as the list opens: what is cleared afterwards stays cleared. */
function useOpeningFilter(own: readonly SavedFilter[] | undefined, bare: boolean, apply: (filter: SavedFilter) => void): void {
  const opened = useRef(false)
  useEffect(() => {
    if (opened.current || own === undefined) return
    opened.current = true
    const first = own.find(({ byDefault, broken }) => byDefault && broken.length === 0)
    if (first && bare) apply(first)
  })
}

const isSame = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string | undefined>>): boolean => {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
