import { Button, Drawer, Form, Select } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { periodTo } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import type { Organisation } from './api/use-organisations-list.ts'
import { useParty } from './api/use-party.ts'
import { usePartyChoices, usePartyNames } from './api/use-party-names.ts'
import { OrganisationForm } from './organisation-form.tsx'
import { budgetNames, natureNames, need } from './words.ts'

/** One organisation, and the parties of the measure that it is and was. */
export const OrganisationDrawer = ({ organisation, onClose }: { organisation: Organisation | null; onClose: () => void }) => (
  <Drawer open={organisation !== null} onClose={onClose} size={640} title={organisation?.name ?? '单位'} destroyOnHidden>
    {organisation ? <Body organisation={organisation} /> : null}
  </Drawer>
)

/** What holds now; where it was another before, since when. */
const Budgets = ({ of: { budget, budgets } }: { of: Organisation }) =>
  budgets.length < 2
    ? budgetNames[budget]
    : budgets.map(({ budget, from, lastDay }) => (
        <div key={from ?? ''}>
          {budgetNames[budget]}
          <span className="soft num">（{from === null ? `至 ${lastDay}` : periodTo(from, lastDay)}）</span>
        </div>
      ))

function Body({ organisation }: { organisation: Organisation }) {
  const may = useMay()
  const [open, setOpen] = useState<'edit' | 'assign' | { readonly ends: string } | null>(null)
  const act = useParty(organisation.id)
  const { jurisdictionId } = organisation
  const choices = usePartyChoices(jurisdictionId)
  const nameOf = usePartyNames(jurisdictionId === null ? [] : [jurisdictionId])
  const close = () => setOpen(null)
  const manages = may('organisation.manage')
  return (
    <div className="stack">
      <Facts
        of={[
          ['区划', organisation.area],
          ['预算关系', <Budgets key="budgets" of={organisation} />],
          ['单位性质', natureNames[organisation.nature]],
          ['统一社会信用代码', organisation.creditCode],
          ['联系人', [organisation.contactName, organisation.contactPhone].filter(Boolean).join(' ')],
        ]}
      />
      {manages ? (
        <div className="row">
          <Button onClick={() => setOpen('edit')}>修改</Button>
          {jurisdictionId === null ? null : <Button onClick={() => setOpen('assign')}>确定职责</Button>}
        </div>
      ) : null}
      <h2 style={{ margin: 0, fontSize: 15 }}>职责</h2>
      <PlainTable
        label="职责"
        rows={organisation.parties}
        rowKey={({ party, from }) => `${party}${from}`}
        empty="尚未确定职责。"
        columns={[
          { title: '职责', render: (_, row) => nameOf(organisation.jurisdictionId, row.party) },
          { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.lastDay)}</span> },
          ...(manages
            ? [
                {
                  title: '操作',
                  render: (_: unknown, row: Organisation['parties'][number]) =>
                    row.lastDay === null ? (
                      <Button size="small" onClick={() => setOpen({ ends: row.party })}>
                        终止
                      </Button>
                    ) : null,
                },
              ]
            : []),
        ]}
      />
      <OrganisationForm key={organisation.version} open={open === 'edit'} organisation={organisation} onClose={close} />
      <ActForm<{ party: string; from: string }>
        open={open === 'assign'}
        title="确定职责"
        submit="确定"
        says="职责由现行办法规定，决定该单位看得到什么、办得了什么。"
        act={act}
        onDone={close}
        onClose={close}
      >
        <Form.Item name="party" label="职责" rules={need('请选择职责')}>
          <Select placeholder="请选择" options={choices} />
        </Form.Item>
        <Form.Item name="from" label="起始日期" rules={need('请选择日期')}>
          <DayInput />
        </Form.Item>
      </ActForm>
      {typeof open === 'object' && open ? (
        <ActForm<{ lastDay: string }>
          open
          title={`终止职责：${nameOf(organisation.jurisdictionId, open.ends)}`}
          submit="终止"
          act={{ ...act, mutateAsync: ({ lastDay }) => act.mutateAsync({ party: open.ends, lastDay }) }}
          onDone={close}
          onClose={close}
        >
          <Form.Item name="lastDay" label="最后一日（含当日）" rules={need('请选择日期')}>
            <DayInput />
          </Form.Item>
        </ActForm>
      ) : null}
    </div>
  )
}
