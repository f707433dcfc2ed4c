import { Button, Form, Input, Select, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay, useSession } from '../../shared/session/use-session.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { LawBasis } from '../../shared/ui/law-basis.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type FindingFilter, type UsageFinding, useAnswer, useFindings } from './api/use-findings.ts'
import { findingNames, findingTones, need, optionsOf, seriesName } from './words.ts'

/** What rules found in figures and checks, and what was answered. */
export function FindingsTable({ systemId }: { systemId?: string }) {
  const [filters, setFilters] = useFilters()
  const [answering, setAnswering] = useState<UsageFinding | null>(null)
  const { state } = filters as { state?: UsageFinding['state'] }
  const pages = useFindings({ ...(state ? { state } : {}), ...(systemId ? { systemId } : {}) } satisfies FindingFilter)
  const may = useMay()
  const session = useSession()
  const answers = ({ state: stands, organisationId }: UsageFinding) =>
    stands === 'open' && may('system.register') && organisationId === session.data?.organisation.id
  return (
    <>
      <div className="filters">
        <Select
          aria-label="状态"
          allowClear
          placeholder="状态"
          style={{ width: 140 }}
          value={state}
          onChange={(chosen?: string) => setFilters({ state: chosen })}
          options={optionsOf(findingNames)}
        />
      </div>
      <Panel flush>
        <ListTable
          label="发现的情况"
          pages={pages}
          rowKey={({ id }) => id}
          empty="没有发现需要处理的情况。"
          columns={columnsWith(answers, setAnswering)}
        />
      </Panel>
      {answering ? <Answer finding={answering} onClose={() => setAnswering(null)} /> : null}
    </>
  )
}

const columnsWith = (
  answers: (finding: UsageFinding) => boolean,
  answer: (finding: UsageFinding) => void,
): TableColumnsType<UsageFinding> => [
  {
    title: '情况',
    render: (_, row) => (
      <div style={{ maxWidth: 420, whiteSpace: 'normal' }}>
        {row.message} <LawBasis of={row.citation} about={row.message} />
        {row.caseId ? (
          <div>
            <Go to={`/cases/${row.caseId}`}>办件 {row.caseNumber}</Go>
          </div>
        ) : null}
      </div>
    ),
  },
  {
    title: '信息系统',
    render: (_, row) => (
      <>
        <Go to={`/systems/${row.systemId}/usage`}>{row.systemName}</Go>
        <div className="soft">{row.organisationName}</div>
      </>
    ),
  },
  {
    title: '来自',
    render: (_, row) =>
      row.indicator && row.from ? (
        <>
          {seriesName({ indicator: row.indicator, zone: row.zone ?? '' })}
          <div className="soft num">{periodTo(row.from, row.to)}</div>
        </>
      ) : (
        '用途核查'
      ),
  },
  { title: '发现时间', render: (_, row) => <span className="num">{localTime(row.foundAt)}</span> },
  {
    title: '状态',
    render: (_, row) => (
      <>
        <Mark tone={findingTones[row.state]}>{findingNames[row.state]}</Mark>
        {row.answer ? (
          <div style={{ maxWidth: 300, whiteSpace: 'normal' }}>
            {row.answer}
            <div className="soft">
              {row.answeredByPerson} {localTime(row.answeredAt)}
            </div>
          </div>
        ) : null}
      </>
    ),
  },
  {
    title: '操作',
    render: (_, row) =>
      answers(row) ? (
        <Button size="small" onClick={() => answer(row)}>
          回应
        </Button>
      ) : null,
  },
]

function Answer({ finding, onClose }: { finding: UsageFinding; onClose: () => void }) {
  const act = useAnswer(finding.id)
  const tell = useTell()
  return (
    <ActForm<{ answer: string }>
      open
      title={`回应：${finding.systemName}`}
      says={finding.message}
      submit="回应"
      act={act}
      onDone={() => {
        tell('已回应')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="answer" label="说明或整改情况" rules={need('请填写说明或整改情况')}>
        <Input.TextArea rows={5} maxLength={2000} />
      </Form.Item>
    </ActForm>
  )
}
