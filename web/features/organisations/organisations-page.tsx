import { Button, Select, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay, useSession } from '../../shared/session/use-session.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { SearchBox } from '../../shared/ui/search-box.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { useJurisdictions } from './api/use-jurisdictions.ts'
import { type Organisation, type OrganisationFilter, useOrganisationsList } from './api/use-organisations-list.ts'
import { usePartyNames } from './api/use-party-names.ts'
import { OrganisationDrawer } from './organisation-drawer.tsx'
import { OrganisationForm } from './organisation-form.tsx'
import { budgetNames, natureNames } from './words.ts'

export default function OrganisationsPage() {
  const [filters, setFilters] = useFilters()
  const [creating, setCreating] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const may = useMay()
  const session = useSession()
  const jurisdictions = useJurisdictions()
  const { search, jurisdictionId } = filters
  const pages = useOrganisationsList({ ...(search ? { search } : {}), ...(jurisdictionId ? { jurisdictionId } : {}) } as OrganisationFilter)
  const nameOf = usePartyNames((jurisdictions.data?.items ?? []).map(({ id }) => id))
  const columns: TableColumnsType<Organisation> = [
    {
      title: '单位',
      render: (_, row) => (
        <Button type="link" className="link-button" onClick={() => setOpen(row.id)}>
          {row.name}
        </Button>
      ),
    },
    { title: '所属区域', render: (_, row) => jurisdictions.data?.items.find(({ id }) => id === row.jurisdictionId)?.name ?? '平台运营' },
    { title: '区划', render: (_, row) => row.area ?? '—' },
    { title: '预算关系', render: (_, row) => budgetNames[row.budget] },
    { title: '单位性质', render: (_, row) => natureNames[row.nature] },
    {
      title: '现任职责',
      render: (_, row) =>
        row.parties
          .filter(({ lastDay }) => lastDay === null)
          .map(({ party }) => nameOf(row.jurisdictionId, party))
          .join('、') || '—',
    },
  ]
  return (
    <Page
      title="单位与职责"
      says="单位按所适用的办法承担职责，职责决定看得到什么、办得了什么。"
      actions={
        may('organisation.manage') ? (
          <Button type="primary" onClick={() => setCreating(true)}>
            新建单位
          </Button>
        ) : null
      }
    >
      <div className="filters">
        {session.data?.jurisdiction ? null : (
          <Select
            aria-label="区域"
            allowClear
            placeholder="区域"
            style={{ width: 200 }}
            value={jurisdictionId}
            onChange={(id?: string) => setFilters({ jurisdictionId: id })}
            options={(jurisdictions.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <SearchBox label="单位名称" value={search ?? ''} onSearch={(text) => setFilters({ search: text })} />
      </div>
      <Panel flush>
        <ListTable label="单位" pages={pages} columns={columns} rowKey={({ id }) => id} empty="没有符合条件的单位。" />
      </Panel>
      <OrganisationForm open={creating} organisation={null} onClose={() => setCreating(false)} />
      <OrganisationDrawer organisation={pages.items.find(({ id }) => id === open) ?? null} onClose={() => setOpen(null)} />
    </Page>
  )
}
