import { useParams } from '@tanstack/react-router'
import { grouped } from '../../shared/text/money.ts'
import { period } from '../../shared/text/time.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { WatchButton } from '../../shared/ui/watch-button.tsx'
import { type ResourceDetail, useResource } from './api/use-resource.ts'
import { charged } from './charged.ts'
import { stateNames, stateTones } from './words.ts'

export default function ResourcePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useResource(id)
  return (
    <Page
      title={query.data?.itemName ?? '云资源'}
      {...(query.data?.specification ? { says: query.data.specification } : {})}
      actions={query.data ? <WatchButton kind="resource" id={id} /> : null}
    >
      <Loaded query={query}>
        {(resource) => (
          <div className="stack">
            <About resource={resource} />
            <Panel title="分配沿革" flush>
              <PlainTable
                label="分配沿革"
                rows={resource.allocations}
                rowKey={({ from }) => from}
                empty="尚未交付，没有分配记录。"
                columns={[
                  { title: '期间', render: (_, row) => <span className="num">{period(row.from, row.to)}</span> },
                  { title: '数量', align: 'right', render: (_, row) => <strong className="num">{grouped(row.quantity)}</strong> },
                  { title: '计量单位', render: () => resource.unit },
                  { title: '来自办件', render: (_, row) => <Go to={`/cases/${row.caseId}`}>{row.caseNumber}</Go> },
                ]}
              />
            </Panel>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

const About = ({ resource }: { resource: ResourceDetail }) => (
  <Panel title="基本情况" extra={<Mark tone={stateTones[resource.state] ?? 'grey'}>{stateNames[resource.state] ?? resource.state}</Mark>}>
    <Facts
      wide
      of={[
        ['使用单位', resource.organisationName],
        [
          '信息系统',
          <Go key="system" to={`/systems/${resource.systemId}`}>
            {resource.systemName}
          </Go>,
        ],
        ['云服务商', resource.providerName],
        ['资源池', `${resource.poolName}（${resource.zone}）`],
        ['资源标识', resource.externalName],
        ['现有数量', resource.quantity ? `${grouped(resource.quantity)}（${resource.unit}）` : null],
        ['计费期间', charged(resource)],
        [
          '来自办件',
          <Go key="case" to={`/cases/${resource.caseId}`}>
            {resource.caseNumber}
          </Go>,
        ],
        [
          '正在执行',
          resource.runningWorkOrderId ? (
            <Go key="order" to={`/work-orders/${resource.runningWorkOrderId}`}>
              工单
            </Go>
          ) : null,
        ],
      ]}
    />
  </Panel>
)
