import { Alert, Segmented } from 'antd'
import { useState } from 'react'
import { grouped } from '../../../shared/text/money.ts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { Panel } from '../../../shared/ui/panel.tsx'
import type { Trial, TrialRow } from '../api/use-drafts.ts'
import { RowsTable } from './rows-table.tsx'

type OutcomeOf = NonNullable<Trial['outcome']>

const change = (before: string | number, after: string | number, unit: string) =>
  before === after ? `${before} ${unit}，没有不同` : `${before} ${unit} → ${after} ${unit}`

/** What a trial came to: sums first, then each case, bill and story that would be otherwise. */
export function Outcome({ of, trial }: { of: OutcomeOf; trial: Trial }) {
  const [kind, setKind] = useState<TrialRow['kind']>('case')
  return (
    <>
      <Panel title="结果">
        <div className="stack">
          <Facts
            wide
            of={[
              ['以往办件', `${of.cases} 件，按草案有 ${of.unlike} 件不同`],
              ['期限', change(of.before.terms, of.after.terms, '项')],
              ['其中逾期', change(of.before.overdue, of.after.overdue, '项')],
              ['费用', of.amounts ? change(grouped(of.amounts.before), grouped(of.amounts.after), '元') : '没有可以核算的费用'],
              [of.storiesOf === 'draft' ? '草案自带的故事' : '现行办法的故事', `演练 ${of.stories} 个，${of.storiesUnlike} 个与所写不同`],
            ]}
          />
          {of.storiesFailure ? <Alert type="warning" showIcon title={of.storiesFailure} /> : null}
          {(of.amounts?.faults ?? []).map((fault) => (
            <Alert key={fault} type="warning" showIcon title={`按草案无法核算：${fault}`} />
          ))}
          <p className="soft" style={{ margin: 0 }}>
            推演只读取以往的记录，没有改动任何一项；规则所问的单位、系统情况以推演当日登记的为准，日期以当时为准。
          </p>
        </div>
      </Panel>
      <div className="filters">
        <Segmented
          aria-label="不同之处"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'case', label: `办件（${of.unlike}）` },
            { value: 'amount', label: '费用' },
            { value: 'story', label: `故事（${of.storiesUnlike} / ${of.stories}）` },
          ]}
        />
      </div>
      {kind === 'case' && of.kept < of.unlike ? (
        <Alert type="info" showIcon title={`不同的办件很多，这里列出最早的 ${of.kept} 件。`} />
      ) : null}
      <RowsTable trialId={trial.id} kind={kind} key={kind} />
    </>
  )
}
