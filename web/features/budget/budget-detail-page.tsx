import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { yuan } from '../../shared/text/money.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type Budget, type BudgetLine, useBudget, useBudgetLines } from './api/use-budgets.ts'
import { BudgetActs } from './budget-acts.tsx'
import { LineForm } from './line-form.tsx'
import { budgetMark, payerNames } from './words.ts'

export default function BudgetDetailPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useBudget(id)
  const title = query.data ? `预算 ${periodTo(query.data.from, query.data.to)}（第 ${query.data.number} 版）` : '预算'
  return (
    <Page title={title} actions={query.data?.state === 'draft' ? <BudgetActs budget={query.data} /> : null}>
      <Loaded query={query}>
        {(budget) => (
          <div className="stack">
            <Head budget={budget} />
            <Lines budget={budget} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Head({ budget }: { budget: Budget }) {
  const { tone, name } = budgetMark(budget)
  return (
    <Panel>
      <Facts
        wide
        of={[
          [
            '状态',
            <Mark key="state" tone={tone}>
              {name}
            </Mark>,
          ],
          [budget.whole ? '本级支付' : '本级支付（您可见的部分）', yuan(budget.level)],
          ['使用单位独立结算', yuan(budget.unit)],
          [
            '所依据的测算',
            <Go key="estimate" to={`/budget-estimates/${budget.estimateId}`}>
              查看测算与假设
            </Go>,
          ],
          [
            '调整',
            budget.adjusts ? (
              <Go key="adjusts" to={`/budgets/${budget.adjusts}`}>
                查看调整前的预算
              </Go>
            ) : null,
          ],
          ['调整理由', budget.reason],
          ['编制', `${budget.draftedByPerson} ${localTime(budget.draftedAt)}`],
          ['下达', budget.issuedAt ? `${budget.issuedBy ?? ''} ${budget.issuedByPerson ?? ''} ${localTime(budget.issuedAt)}` : null],
        ]}
      />
    </Panel>
  )
}

function Lines({ budget }: { budget: Budget }) {
  const may = useMay()
  const pages = useBudgetLines(budget.id)
  const [editing, setEditing] = useState<BudgetLine | 'new' | null>(null)
  const edits = budget.state === 'draft' && may('budget.manage')
  return (
    <Panel title="各单位与类别" flush extra={edits ? <Button onClick={() => setEditing('new')}>增加一行</Button> : null}>
      <ListTable
        label="预算明细"
        pages={pages}
        rowKey={({ organisationId, category, payer }) => `${organisationId} ${payer} ${category}`}
        empty="没有明细。"
        columns={[
          { title: '单位', dataIndex: 'organisationName' },
          { title: '类别', dataIndex: 'category' },
          { title: '付款', render: (_, row) => payerNames[row.payer] },
          { title: '测算', align: 'right', render: (_, row) => <span className="num">{yuan(row.estimated)}</span> },
          ...(budget.adjusts
            ? [
                {
                  title: '调整前',
                  align: 'right' as const,
                  render: (_: unknown, row: BudgetLine) => <span className="num">{yuan(row.before)}</span>,
                },
              ]
            : []),
          { title: '预算', align: 'right', render: (_, row) => <strong className="num">{yuan(row.amount)}</strong> },
          { title: '理由', render: (_, row) => row.reason ?? '—' },
          ...(edits
            ? [
                {
                  title: '操作',
                  render: (_: unknown, row: BudgetLine) => (
                    <Button size="small" aria-label={`修改：${row.organisationName} ${row.category}`} onClick={() => setEditing(row)}>
                      修改
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {editing ? <LineForm budget={budget} line={editing === 'new' ? null : editing} onClose={() => setEditing(null)} /> : null}
    </Panel>
  )
}
