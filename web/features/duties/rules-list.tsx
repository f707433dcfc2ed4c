import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { period } from '../../shared/text/time.ts'
import { Basis } from '../../shared/ui/basis.tsx'
import { Nothing } from '../../shared/ui/empty.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { PracticeMark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type DutyRule, useDutyRules } from './api/use-duties.ts'
import { IntervalForm } from './interval-form.tsx'
import { Terms } from './terms.tsx'
import { everyText, whenInWords } from './words.ts'

/** What the measure asks of whom, how often, under which article; the interval is set here by who may. */
export function RulesList() {
  const query = useDutyRules()
  const may = useMay()
  const [setting, setSetting] = useState<DutyRule | null>(null)
  return (
    <Panel flush>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>现行办法没有规定定期或持续的义务。</Nothing>
          ) : (
            <PlainTable
              label="办法规定的义务"
              rows={items}
              rowKey={({ duty }) => duty}
              empty=""
              columns={[
                {
                  title: '义务',
                  render: (_, rule) => (
                    <>
                      <div className="row" style={{ gap: 6 }}>
                        <strong>{rule.name}</strong>
                        {rule.practice ? <PracticeMark /> : null}
                      </div>
                      <div className="soft">{rule.says}</div>
                    </>
                  ),
                },
                {
                  title: '义务方与报送',
                  width: 170,
                  render: (_, rule) => (
                    <>
                      {rule.byName}
                      {rule.each === 'system' ? '（逐个系统）' : ''}
                      <div className="soft">{rule.receivers.length > 0 ? `报送${rule.receivers.join('、')}` : '自行保存'}</div>
                    </>
                  ),
                },
                {
                  title: '何时产生',
                  width: 130,
                  render: (_, rule) => (
                    <>
                      {whenInWords(rule)}
                      <Intervals rule={rule} />
                    </>
                  ),
                },
                { title: '期限与证明', width: 190, render: (_, rule) => <Terms of={rule} /> },
                {
                  title: '依据',
                  width: 110,
                  render: (_, rule) => (
                    <div className="stack-tight" style={{ alignItems: 'flex-start' }}>
                      <Basis of={rule.basis} about={rule.name} />
                      {rule.settable && may('duty.manage') ? (
                        <Button size="small" onClick={() => setSetting(rule)} aria-label={`设定周期：${rule.name}`}>
                          设定周期
                        </Button>
                      ) : null}
                    </div>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {setting ? <IntervalForm rule={setting} onClose={() => setSetting(null)} /> : null}
    </Panel>
  )
}

/** What was set here, with who set it and why. */
const Intervals = ({ rule: { intervals } }: { rule: DutyRule }) =>
  intervals.map(({ every, from, until, reason, setByName }) => (
    <div key={from} className="soft" style={{ fontSize: 13 }}>
      {everyText(every)}，{period(from, until)}；{setByName}：{reason}
    </div>
  ))
