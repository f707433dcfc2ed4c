import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { localTime } from '../../shared/text/time.ts'
import { Basis } from '../../shared/ui/basis.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Findings } from '../../shared/ui/findings.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { PracticeMark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { WatchButton } from '../../shared/ui/watch-button.tsx'
import { type DutyView, useDuty } from './api/use-duties.ts'
import { DueMark } from './due-mark.tsx'
import { Filings } from './filings.tsx'
import { FulfilForm } from './fulfil-form.tsx'
import { Terms } from './terms.tsx'
import { WaiveForm } from './waive-form.tsx'
import { periodInWords } from './words.ts'

export default function DutyPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useDuty(id)
  const [open, setOpen] = useState<'fulfil' | 'waive' | null>(null)
  const duty = query.data
  const close = () => setOpen(null)
  return (
    <Page
      title={duty?.dutyName ?? '义务'}
      {...(duty ? { says: [duty.organisationName, duty.systemName, periodInWords(duty)].filter(Boolean).join(' · ') } : {})}
      actions={
        duty ? (
          <>
            <WatchButton kind="duty" id={id} />
            {duty.mayWaive ? <Button onClick={() => setOpen('waive')}>准予豁免</Button> : null}
            {duty.mayFulfil ? (
              <Button type={duty.fulfilledAt ? 'default' : 'primary'} onClick={() => setOpen('fulfil')}>
                {duty.fulfilledAt ? '提交更正' : '履行并提交证明'}
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      <Loaded query={query}>
        {(one) => (
          <div className="stack">
            <Findings of={one.findings} />
            <Asked duty={one} />
            <DueMoves duty={one} />
            <Filings duty={one} />
            {open === 'fulfil' ? <FulfilForm duty={one} onClose={close} /> : null}
            {open === 'waive' ? <WaiveForm duty={one} onClose={close} /> : null}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

/** Days that moved because the calendar of working days did. */
const DueMoves = ({ duty: { dueMoves } }: { duty: DutyView }) =>
  dueMoves.length === 0 ? null : (
    <Panel title="期限调整">
      <ul className="plain-list">
        {dueMoves.map(({ at, from, to, because }) => (
          <li key={at}>
            由 <span className="num">{from}</span> 改为 <span className="num">{to}</span>：{because}
            <div className="soft num">{localTime(at)}</div>
          </li>
        ))}
      </ul>
    </Panel>
  )

/** What is to be done, by when, and under which article. */
const Asked = ({ duty }: { duty: DutyView }) => (
  <Panel
    title={
      <span className="row">
        应履行的内容
        {duty.practice ? <PracticeMark /> : null}
      </span>
    }
    extra={
      <>
        <span className="soft">《{duty.measure}》</span>
        <Basis of={duty.basis} about={duty.dutyName} />
      </>
    }
  >
    <div className="stack">
      <div className="row">
        <DueMark of={duty} />
        <span>
          应于 <strong className="num">{duty.dueOn}</strong> 前（含当日）履行
        </span>
        {duty.provisional ? <span className="soft">该年放假安排尚未公布，日期可能调整</span> : null}
      </div>
      <Facts
        wide
        of={[
          ['内容', duty.says],
          ['义务方', `${duty.organisationName}（${duty.byName}）`],
          ['报送', duty.receivers.join('、') || '由义务单位自行保存'],
          ['信息系统', duty.systemId ? <Go to={`/systems/${duty.systemId}`}>{duty.systemName}</Go> : null],
          ['由办件产生', duty.caseId ? <Go to={`/cases/${duty.caseId}`}>{duty.caseNumber}</Go> : null],
          ['期限与证明', <Terms key="terms" of={duty} />],
          ['产生之日', duty.arisesOn],
          ['履行', duty.fulfilledAt ? `${duty.fulfilledByName ?? ''}，${localTime(duty.fulfilledAt)}` : null],
          ['记为逾期', duty.overdueAt ? localTime(duty.overdueAt) : null],
          ['文书有效期', duty.validFrom ? `${duty.validFrom} 至 ${duty.validTo ?? '长期'}` : null],
          ['豁免', duty.waiver ? `${duty.waiver.by}，${localTime(duty.waiver.at)}：${duty.waiver.reason}` : null],
        ]}
      />
    </div>
  </Panel>
)
