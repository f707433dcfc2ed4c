import { useParams } from '@tanstack/react-router'
import { Alert, Button, Segmented } from 'antd'
import { useState } from 'react'
import { addYuan, yuan } from '../../shared/text/money.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { ListTable, PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { Acts } from './acts.tsx'
import { type LineFilter, useLines } from './api/use-lines.ts'
import { useStatement } from './api/use-statement.ts'
import type { Statement } from './api/use-statements.ts'
import { useTotals } from './api/use-totals.ts'
import { ExplanationDrawer } from './explanation-drawer.tsx'
import { linesColumns } from './lines-columns.tsx'
import { Seal } from './seal.tsx'
import { eventNames, type Ground, groundNames, stateNames, stateTones } from './words.ts'
import './statement.css'

export default function StatementPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useStatement(id)
  const title = query.data ? `结算单 ${periodTo(query.data.from, query.data.to)}` : '结算单'
  return (
    <Page title={title}>
      <Loaded query={query}>{(statement) => <Body statement={statement} onReload={() => void query.refetch()} />}</Loaded>
    </Page>
  )
}

function Body({ statement, onReload }: { statement: Statement; onReload: () => void }) {
  const [by, setBy] = useState<Ground>('unit')
  return (
    <div className="stack">
      {statement.notice ? <Alert type="warning" showIcon title={statement.notice} /> : null}
      <Head statement={statement} />
      <Acts statement={statement} onReload={onReload} />
      <Panel
        title="合计"
        flush
        extra={
          <Segmented
            aria-label="合计方式"
            size="small"
            value={by}
            onChange={setBy}
            options={Object.entries(groundNames).map(([value, label]) => ({ value: value as Ground, label }))}
          />
        }
      >
        <Totals id={statement.id} by={by} />
      </Panel>
      <Lines id={statement.id} regimeId={statement.regimeId} />
      {statement.seal ? <Seal statement={statement} /> : null}
    </div>
  )
}

const Head = ({ statement }: { statement: Statement }) => (
  <Panel>
    <div className="statement-head">
      <div>
        <div className="row">
          <Mark tone={stateTones[statement.state] ?? 'grey'}>{stateNames[statement.state] ?? statement.state}</Mark>
          <span className="soft">
            第 {statement.revision} 次核算 · {statement.lineCount} 行
          </span>
        </div>
        <div className="statement-total num">{yuan(statement.total)}</div>
        <div className="soft">
          {statement.whole ? '全部应结算金额' : '您可见部分的金额'}
          {statement.excluded !== '0.00' ? `；另有 ${yuan(statement.excluded)} 不予结算` : ''}
          {statement.deducted !== '0.00' ? `；已按办法扣减 ${yuan(statement.deducted)}` : ''}
        </div>
      </div>
      <ol className="case-events">
        {statement.events.map((event) => (
          <li key={`${event.kind}${event.at}`}>
            <strong>{eventNames[event.kind]}</strong>（第 {event.revision} 次） {event.organisationName} {event.personName}
            <span className="soft num"> {localTime(event.at)}</span>
            {event.opinion ? <div className="soft pre">{event.opinion}</div> : null}
          </li>
        ))}
      </ol>
    </div>
  </Panel>
)

function Totals({ id, by }: { id: string; by: Ground }) {
  const query = useTotals(id, by)
  const [, setFilters] = useFilters()
  const field = { unit: 'organisation', system: 'system', provider: 'provider', category: 'category' }[by]
  return (
    <Loaded query={query} rows={3}>
      {({ items, total }) => (
        <PlainTable
          label={`合计，${groundNames[by]}`}
          rows={items}
          rowKey={({ key }) => key}
          empty="没有明细。"
          columns={[
            {
              title: groundNames[by].slice(1),
              render: (_, row) => (
                <Button
                  type="link"
                  className="link-button"
                  onClick={() =>
                    setFilters({
                      organisation: undefined,
                      system: undefined,
                      provider: undefined,
                      category: undefined,
                      [field]: row.key,
                      only: row.name,
                    })
                  }
                >
                  {row.name}
                </Button>
              ),
            },
            { title: '明细', align: 'right', render: (_, row) => <span className="num">{row.lineCount} 行</span> },
            {
              title: '不予结算',
              align: 'right',
              render: (_, row) => <span className="num">{row.excluded === '0.00' ? '—' : yuan(row.excluded)}</span>,
            },
            ...(items.some(({ deducted }) => deducted !== '0.00')
              ? [
                  {
                    title: '扣减',
                    align: 'right' as const,
                    render: (_: unknown, row: (typeof items)[number]) => <span className="num">{yuan(row.deducted)}</span>,
                  },
                ]
              : []),
            { title: '金额', align: 'right', render: (_, row) => <strong className="num">{yuan(row.amount)}</strong> },
          ]}
          more={{
            footer: () => (
              <div className="row between">
                <span>合计（各项之和 {yuan(addYuan(items.map(({ amount }) => amount)))}）</span>
                <strong className="num">{yuan(total)}</strong>
              </div>
            ),
          }}
        />
      )}
    </Loaded>
  )
}

function Lines({ id, regimeId }: { id: string; regimeId: string }) {
  const [filters, setFilters] = useFilters()
  const { only, line, ...rest } = filters
  const pages = useLines(id, rest as LineFilter)
  const clear = () => setFilters({ organisation: undefined, system: undefined, provider: undefined, category: undefined, only: undefined })
  return (
    <Panel
      title={only ? `明细：${only}` : '明细'}
      flush
      extra={
        only ? (
          <Button size="small" onClick={clear}>
            显示全部
          </Button>
        ) : (
          <span className="soft">点金额查看算式和依据</span>
        )
      }
    >
      <ListTable
        label="结算明细"
        pages={pages}
        columns={linesColumns((no) => setFilters({ line: String(no) }))}
        rowKey={({ no }) => String(no)}
        empty="没有明细。"
      />
      <ExplanationDrawer id={id} regimeId={regimeId} no={line ? Number(line) : null} onClose={() => setFilters({ line: undefined })} />
    </Panel>
  )
}
