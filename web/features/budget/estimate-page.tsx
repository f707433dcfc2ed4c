import { useParams } from '@tanstack/react-router'
import { Alert, Segmented, Select } from 'antd'
import { useState } from 'react'
import { yuan } from '../../shared/text/money.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { expandable } from '../../shared/ui/expand.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type Estimate, type EstimateSum, useEstimate, useEstimateSums, useEstimates } from './api/use-estimates.ts'
import { Assumptions } from './assumptions.tsx'
import { ChangesTable } from './changes-table.tsx'
import { DraftButton } from './draft-form.tsx'
import { monthAt, payerNames } from './words.ts'

export default function EstimatePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useEstimate(id)
  const title = query.data ? `预算测算 ${periodTo(query.data.from, query.data.to)}（第 ${query.data.version} 次）` : '预算测算'
  return (
    <Page title={title} actions={query.data?.whole ? <DraftButton estimateId={id} /> : null}>
      <Loaded query={query}>{(estimate) => <Body estimate={estimate} />}</Loaded>
    </Page>
  )
}

const Body = ({ estimate }: { estimate: Estimate }) => (
  <div className="stack">
    <Panel>
      <Facts
        wide
        of={[
          [estimate.whole ? '本级应付' : '本级应付（您可见的部分）', yuan(estimate.level)],
          ['使用单位独立结算', yuan(estimate.unit)],
          ['测算', `${estimate.madeBy} ${estimate.madeByPerson} ${localTime(estimate.madeAt)}`],
          ['说明', estimate.note],
        ]}
      />
    </Panel>
    {estimate.leftOut > 0 ? <Alert type="warning" showIcon title={`${estimate.leftOut} 项云资源没有可用的价格，未计入`} /> : null}
    <Assumptions estimate={estimate} />
    <Sums estimate={estimate} />
    <Compared estimate={estimate} />
  </div>
)

function Sums({ estimate: { id, from } }: { estimate: Estimate }) {
  const [by, setBy] = useState<'category' | 'system'>('category')
  return (
    <Panel
      title="各单位与类别"
      flush
      extra={
        <Segmented
          aria-label="细至"
          size="small"
          value={by}
          onChange={setBy}
          options={[
            { value: 'category', label: '按类别' },
            { value: 'system', label: '细至系统' },
          ]}
        />
      }
    >
      <ListTable
        label="测算合计"
        pages={useEstimateSums(id, by)}
        rowKey={({ organisationId, systemId, category, payer }) => `${organisationId} ${systemId} ${payer} ${category}`}
        empty="没有费用。"
        more={expandable<EstimateSum>(
          ({ organisationName, category }) => `${organisationName} ${category}`,
          ({ months }) => <Months from={from} months={months} />,
        )}
        columns={[
          {
            title: '单位',
            render: (_, row) => (
              <>
                {row.organisationName}
                {row.systemName ? <div className="soft">{row.systemName}</div> : null}
              </>
            ),
          },
          { title: '类别', dataIndex: 'category' },
          { title: '付款', render: (_, row) => payerNames[row.payer] },
          {
            title: '其中已批准、尚未计费',
            align: 'right',
            render: (_, row) => <span className="num">{row.awaited === '0.00' ? '—' : yuan(row.awaited)}</span>,
          },
          { title: '金额', align: 'right', render: (_, row) => <strong className="num">{yuan(row.amount)}</strong> },
        ]}
      />
    </Panel>
  )
}

const Months = ({ from, months }: { from: string; months: readonly string[] }) => (
  <div className="row">
    {months.map((amount, index) => (
      <span key={monthAt(from, index)} className="soft num">
        {monthAt(from, index)} {yuan(amount)}
      </span>
    ))}
  </div>
)

/** What changed since another estimate of the same cycle that somebody chooses. */
function Compared({ estimate }: { estimate: Estimate }) {
  const { items } = useEstimates()
  const [since, setSince] = useState<string | null>(null)
  const others = items.filter(({ id, from, to }) => id !== estimate.id && from === estimate.from && to === estimate.to)
  if (others.length === 0) return null
  return (
    <Panel
      title="与另一次测算相比"
      flush
      extra={
        <Select
          aria-label="与哪一次测算相比"
          style={{ minWidth: 220 }}
          placeholder="选择一次测算"
          value={since}
          onChange={setSince}
          options={others.map(({ id, version, madeAt }) => ({ value: id, label: `第 ${version} 次（${localTime(madeAt)}）` }))}
        />
      }
    >
      {since ? (
        <ChangesTable id={estimate.id} since={since} />
      ) : (
        <p className="soft" style={{ padding: 16 }}>
          选择一次测算，查看增减及原因。
        </p>
      )}
    </Panel>
  )
}
