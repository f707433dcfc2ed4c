import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import type { Entry } from './api/use-audit.ts'
import { changesOf } from './change.ts'
import { fieldNames } from './field-names.ts'

/** Before and after as a difference: what changed stands first and is marked. */
export const ChangeTable = ({ entry: { before, after, id } }: { entry: Entry }) => (
  <PlainTable
    label={`第 ${id} 号记录的内容`}
    rows={changesOf(before, after)}
    rowKey={({ field }) => field}
    empty="没有内容。"
    more={{ size: 'small', scroll: {}, tableLayout: 'fixed' }}
    columns={[
      { title: '字段', width: 220, render: (_, { field }) => <Field path={field} /> },
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

/** What the fields of the record are called; one without a name is shown as the record has it. */
const Field = ({ path }: { path: string }) => {
  const words = path.split('.').map((part) => fieldNames[part] ?? (/^\d+$/.test(part) ? `第${Number(part) + 1}项` : part))
  return <span title={path}>{words.join(' · ')}</span>
}

const Said = ({ text }: { text: string | null }) => <span style={{ overflowWrap: 'anywhere' }}>{text ?? '—'}</span>
