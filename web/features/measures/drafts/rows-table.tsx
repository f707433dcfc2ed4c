import { Go } from '../../../shared/ui/go.tsx'
import { ListTable } from '../../../shared/ui/list-table.tsx'
import { Mark } from '../../../shared/ui/mark.tsx'
import { Panel } from '../../../shared/ui/panel.tsx'
import { type TrialRow, useTrialRows } from '../api/use-drafts.ts'

const titles: Readonly<Record<TrialRow['kind'], string>> = { case: '不同的办件', amount: '不同的费用', story: '故事的演练' }
const kinds = { term: '期限', refusal: '准否', amount: '金额', other: '其他' } as const
const nothing: Readonly<Record<TrialRow['kind'], string>> = {
  case: '以往的办件按草案都没有不同。',
  amount: '各系统的费用按草案都没有不同。',
  story: '没有演练故事。',
}

/** Rows of a trial, page by page: each with what was, and what would be. */
export const RowsTable = ({ trialId, kind }: { trialId: string; kind: TrialRow['kind'] }) => (
  <Panel title={titles[kind]} flush>
    <ListTable
      pages={useTrialRows(trialId, kind, kind !== 'story')}
      label={titles[kind]}
      rowKey={({ no }) => String(no)}
      empty={nothing[kind]}
      more={{ tableLayout: 'fixed' }}
      columns={[
        { title: kind === 'case' ? '办件' : kind === 'amount' ? '单位' : '故事', width: 230, render: (_, row) => <Named row={row} /> },
        { title: '不同之处：原来 → 按草案', render: (_, { differences }) => <Differences of={differences} /> },
      ]}
    />
  </Panel>
)

function Named({ row: { kind, subjectId, label, name } }: { row: TrialRow }) {
  const link = kind === 'case' ? `/cases/${subjectId}` : kind === 'amount' ? `/systems/${subjectId}` : null
  const [first, second] = kind === 'story' ? [name, label] : kind === 'amount' ? [name, label] : [label, name]
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      {link ? <Go to={link}>{first}</Go> : first}
      <div className="soft">{second}</div>
    </div>
  )
}

const Differences = ({ of }: { of: TrialRow['differences'] }) =>
  of.length === 0 ? (
    <Mark tone="green">与故事所写相符</Mark>
  ) : (
    <ul className="plain" style={{ overflowWrap: 'anywhere' }}>
      {of.map(({ kind, where, before, after }, no) => (
        // What a story tells may be told twice.
        <li key={no}>
          <span className="soft">{kinds[kind]}</span> {where}：{before || '（无）'} → <strong>{after || '（无）'}</strong>
        </li>
      ))}
    </ul>
  )
