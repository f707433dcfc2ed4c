import { Button, Input, Select, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { SearchBox } from '../../shared/ui/search-box.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { useEditions } from './api/use-editions.ts'
import { type Item, useItemsList } from './api/use-items-list.ts'
import { EditionForm } from './edition-form.tsx'
import { ImportDrawer } from './import-drawer.tsx'
import { ItemDrawer } from './item-drawer.tsx'
import { ItemForm } from './item-form.tsx'
import { PriceWords } from './price-words.tsx'
import { basisNames } from './words.ts'

const columnsWith = (open: (id: string) => void): TableColumnsType<Item> => [
  { title: '编码', width: 130, render: (_, row) => <span className="num">{row.code}</span> },
  {
    title: '服务项',
    render: (_, row) => (
      <>
        <Button type="link" className="link-button" onClick={() => open(row.id)}>
          {row.name}
        </Button>
        {row.specification ? (
          <div className="soft" style={{ maxWidth: 420, whiteSpace: 'normal' }}>
            {row.specification}
          </div>
        ) : null}
      </>
    ),
  },
  {
    title: '分类',
    render: (_, row) => <span className="soft">{[row.category1, row.category2, row.category3].filter(Boolean).join(' / ')}</span>,
  },
  { title: '计量单位', dataIndex: 'unit' },
  { title: '计价方式', render: (_, row) => basisNames[row.basis] },
  {
    title: '最高限价（元）',
    align: 'right',
    render: (_, row) => (row.ceilingTariff ? <PriceWords tariff={row.ceilingTariff} itemBasis={row.basis} /> : '—'),
  },
  {
    title: '最终价格（元）',
    align: 'right',
    render: (_, row) =>
      row.basis === 'free' ? (
        '免费'
      ) : row.finalTariff ? (
        <PriceWords tariff={row.finalTariff} itemBasis={row.basis} strong />
      ) : (
        <Mark tone="amber">未定价</Mark>
      ),
  },
  { title: '现行目录', render: (_, row) => (row.listed ? <Mark tone="green">在列</Mark> : <Mark>未列入</Mark>) },
]

type Opened = 'item' | 'edition' | 'import' | null

export default function CataloguePage() {
  const [filters, setFilters] = useFilters()
  const [opened, setOpened] = useState<Opened>(null)
  const may = useMay()
  const editions = useEditions()
  const { search, category, on, year } = filters
  const pages = useItemsList({
    ...(search ? { search } : {}),
    ...(category ? { category } : {}),
    ...(on ? { on } : {}),
    ...(year ? { year: Number(year) } : {}),
    ...(filters.listed ? { listed: true } : {}),
  })
  const close = () => setOpened(null)
  return (
    <Page
      title="服务目录"
      says="可申请的服务项及其价格。价格按生效日期保存，选择日期可查看当日价格。"
      actions={
        <>
          {may('catalogue.draft') ? <Button onClick={() => setOpened('import')}>导入</Button> : null}
          {may('catalogue.draft') ? <Button onClick={() => setOpened('item')}>新增服务项</Button> : null}
          {may('catalogue.publish') ? (
            <Button type="primary" onClick={() => setOpened('edition')}>
              发布年度目录
            </Button>
          ) : null}
        </>
      }
    >
      <div className="filters">
        <SearchBox label="名称或编码" value={search ?? ''} onSearch={(text) => setFilters({ search: text })} />
        <Input
          allowClear
          style={{ width: 180 }}
          aria-label="分类"
          placeholder="分类，如：云主机"
          defaultValue={category ?? ''}
          onChange={({ target }) => setFilters({ category: target.value.trim() })}
        />
        <Select
          aria-label="年度目录"
          allowClear
          placeholder="年度目录"
          style={{ width: 190 }}
          value={year}
          onChange={(chosen?: string) => setFilters({ year: chosen })}
          options={(editions.data?.items ?? []).map((edition) => ({
            value: String(edition.year),
            label: `${edition.year} 年（${edition.inForceFrom} 起）`,
          }))}
        />
        <Select
          aria-label="范围"
          style={{ width: 150 }}
          value={filters.listed ?? ''}
          onChange={(listed: string) => setFilters({ listed })}
          options={[
            { value: '', label: '全部服务项' },
            { value: 'yes', label: '只看现行目录' },
          ]}
        />
        <div style={{ width: 200 }}>
          <DayInput
            aria-label="价格日期"
            placeholder="价格日期：今天"
            value={on}
            onChange={(day) => setFilters({ on: day ?? undefined })}
          />
        </div>
      </div>
      <Panel flush>
        <ListTable
          label="服务项"
          pages={pages}
          columns={columnsWith((item) => setFilters({ item }))}
          rowKey={({ id }) => id}
          empty="没有符合条件的服务项；可以放宽筛选条件。"
        />
      </Panel>
      <ItemDrawer id={filters.item ?? null} onClose={() => setFilters({ item: undefined })} />
      <ItemForm open={opened === 'item'} item={null} onClose={close} />
      <EditionForm open={opened === 'edition'} onClose={close} />
      <ImportDrawer open={opened === 'import'} onClose={close} />
    </Page>
  )
}
