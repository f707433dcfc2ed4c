import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import type { Entry } from './api/use-audit.ts'
import { changesOf } from './change.ts'

/** Before and after as a difference: what changed stands first and is marked. */
export const ChangeTable = ({ entry: { before, after, id } }: { entry: Entry }) => (
  <PlainTable
    label={`第 ${id} 号记录的内容`}
    rows={changesOf(before, after)}
    rowKey={({ field }) => field}
    empty="没有内容。"
    more={{ size: 'small', scroll: {}, tableLayout: 'fixed' }}
    columns={[
      { title: '字段', width: 220, render: (_, { field }) => <span className="hash">{field}</span> },
      { title: '办理前', render: (_, row) => <Said text={row.before} /> },
      {
        title: '办理后',
        render: (_, row) => (
          <>
            <Said text={row.after} /> {row.differs ? <Mark tone="amber">有变化</Mark> : null}
          </>
        ),
      },
    ]}
  />
)

const Said = ({ text }: { text: string | null }) => <span style={{ overflowWrap: 'anywhere' }}>{text ?? '—'}</span>
