import { Segmented, type TableColumnsType } from 'antd'
import { localTime } from '../../shared/text/time.ts'
import { Nothing } from '../../shared/ui/empty.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { SearchBox } from '../../shared/ui/search-box.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Hit, isSeekable, type Kind, useSearch, useSearchOf } from './api/use-search.ts'
import { Marked } from './marked.tsx'
import { asideOf, kindNames, placeOf } from './words.ts'
import './search.css'

const isKind = (text: string | undefined): text is Kind => text !== undefined && Object.hasOwn(kindNames, text)

/** All that is found, of every kind a few or of one kind page by page. */
export default function SearchPage() {
  const [filters, setFilters] = useFilters()
  const typed = (filters.q ?? '').trim().slice(0, 200)
  const kind = isKind(filters.kind) ? filters.kind : null
  const options = [{ value: '', label: '全部' }, ...Object.entries(kindNames).map(([value, label]) => ({ value, label }))]
  return (
    <Page
      title="搜索"
      says="在您有权查看的办件、信息系统、云资源、办理意见、文书、公文、义务和各办法的条文中查找；几个词用空格隔开，都要有。"
    >
      <div className="filters">
        <SearchBox label="要查的内容" value={typed} onSearch={(q) => setFilters({ q })} />
        <Segmented aria-label="类别" options={options} value={kind ?? ''} onChange={(to) => setFilters({ kind: to || undefined })} />
      </div>
      {!isSeekable(typed) ? (
        <Panel>
          <Nothing>请至少输入一个两个字以上的词。</Nothing>
        </Panel>
      ) : kind ? (
        <OfKind key={kind} kind={kind} typed={typed} />
      ) : (
        <Overview typed={typed} />
      )}
    </Page>
  )
}

function Overview({ typed }: { typed: string }) {
  return (
    <Loaded query={useSearch(typed)}>
      {({ groups }) =>
        groups.length === 0 ? (
          <Panel>
            <Nothing>没有找到“{typed}”；可以少写几个字，或换一个词。</Nothing>
          </Panel>
        ) : (
          <div className="stack">
            {groups.map(({ kind, items, more }) => (
              <Panel
                key={kind}
                title={kindNames[kind]}
                extra={more ? <Go to={`/search?q=${encodeURIComponent(typed)}&kind=${kind}`}>查看全部{kindNames[kind]}</Go> : null}
              >
                <div className="stack-tight">
                  {items.map((hit) => (
                    <HitLine key={hit.id} hit={hit} typed={typed} />
                  ))}
                </div>
              </Panel>
            ))}
          </div>
        )
      }
    </Loaded>
  )
}

function OfKind({ kind, typed }: { kind: Kind; typed: string }) {
  const pages = useSearchOf(kind, typed)
  const columns: TableColumnsType<Hit> = [
    { title: kindNames[kind], render: (_, hit) => <HitLine hit={hit} typed={typed} /> },
    ...(kind === 'article'
      ? []
      : [{ title: '时间', width: 150, render: (_: unknown, { at }: Hit) => (at ? <span className="num">{localTime(at)}</span> : '—') }]),
  ]
  return (
    <Panel flush>
      <ListTable
        label={kindNames[kind]}
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        empty={`没有找到“${typed}”；可以少写几个字，或换一个词。`}
      />
    </Panel>
  )
}

const HitLine = ({ hit, typed }: { hit: Hit; typed: string }) => (
  <div className="search-hit">
    <Go to={placeOf(hit)}>
      <Marked text={hit.title} typed={typed} />
    </Go>{' '}
    <span className="soft">
      <Marked text={asideOf(hit)} typed={typed} />
    </span>
    {hit.excerpt ? (
      <div className="soft search-excerpt">
        <Marked text={hit.excerpt} typed={typed} />
      </div>
    ) : null}
  </div>
)
