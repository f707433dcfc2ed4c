import { App, Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useMay, useSession } from '../../shared/session/use-session.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Season, type SeasonBody, useDeclare, useSeasons, useWithdrawSeason } from './api/use-seasons.ts'
import { need, optionsOf, seasonNames } from './words.ts'

/** Peak and trough seasons that the unit declared beforehand: what a rule may excuse. */
export function Seasons({ systemId, organisationId }: { systemId: string; organisationId: string | null }) {
  const query = useSeasons(systemId)
  const withdraw = useWithdrawSeason(systemId)
  const may = useMay()
  const session = useSession()
  const { modal } = App.useApp()
  const [declaring, setDeclaring] = useState(false)
  const declares = may('season.declare') && organisationId === session.data?.organisation.id
  const ask = (season: Season) =>
    modal.confirm({
      title: `撤回${seasonNames[season.season]}（${periodTo(season.from, season.to)}）？`,
      content: '撤回后可以重新报备；已经开始的不能撤回。',
      okText: '撤回',
      onOk: () => withdraw.mutateAsync(season.id).catch(() => undefined),
    })
  return (
    <Panel
      title="报备的业务周期"
      flush
      extra={
        declares ? (
          <Button size="small" onClick={() => setDeclaring(true)}>
            报备业务周期
          </Button>
        ) : null
      }
    >
      <ProblemNotice error={withdraw.error} />
      <Loaded query={query}>
        {({ items }) => (
          <PlainTable
            label="报备的业务周期"
            rows={items}
            rowKey={({ id }) => id}
            empty="没有报备业务高峰期或低谷期。"
            columns={[
              { title: '周期', render: (_, row) => seasonNames[row.season] },
              { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
              { title: '说明', render: (_, row) => row.note || '—' },
              {
                title: '报备',
                render: (_, row) => (
                  <>
                    {row.declaredBy} {row.declaredByPerson}
                    <div className="soft num">{localTime(row.declaredAt)}</div>
                  </>
                ),
              },
              {
                title: '状态',
                render: (_, row) => (row.withdrawnAt ? <Mark>已撤回</Mark> : <Mark tone="green">有效</Mark>),
              },
              {
                title: '操作',
                render: (_, row) =>
                  declares && !row.withdrawnAt ? (
                    <Button size="small" onClick={() => ask(row)}>
                      撤回
                    </Button>
                  ) : null,
              },
            ]}
          />
        )}
      </Loaded>
      <Declare open={declaring} systemId={systemId} onClose={() => setDeclaring(false)} />
    </Panel>
  )
}

function Declare({ open, systemId, onClose }: { open: boolean; systemId: string; onClose: () => void }) {
  const declare = useDeclare(systemId)
  const tell = useTell()
  return (
    <ActForm<SeasonBody>
      open={open}
      title="报备业务周期"
      says="须在起始日当日或之前报备。统计期整段在业务周期内的，才按办法的例外判断。"
      submit="报备"
      initial={{ season: 'peak' }}
      act={{ ...declare, mutateAsync: (values) => declare.mutateAsync({ ...values, note: values.note?.trim() ?? '' }) }}
      onDone={() => {
        tell('已报备')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="season" label="周期" rules={need('请选择周期')}>
        <Radio.Group options={optionsOf(seasonNames)} />
      </Form.Item>
      <Form.Item name="from" label="起始日期" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="to" label="截止日期（含当日）" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}
