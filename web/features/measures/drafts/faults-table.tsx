import { PlainTable } from '../../../shared/ui/list-table.tsx'
import type { Draft } from '../api/use-drafts.ts'

interface FaultsTableProps {
  readonly of: Draft['faults']
  readonly label: string
  readonly empty?: string
}

/** What the checker found: where, under which article, what is wrong, and what would be right. */
export const FaultsTable = ({ of, label, empty = '没有差错。' }: FaultsTableProps) => (
  <PlainTable
    label={label}
    rows={of.map((fault, no) => ({ ...fault, no }))}
    rowKey={({ no }) => String(no)}
    empty={empty}
    more={{ size: 'small', tableLayout: 'fixed' }}
    columns={[
      {
        title: '位置',
        width: 230,
        render: (_, { file, line }) => <span style={{ overflowWrap: 'anywhere' }}>{`${file} 第 ${line} 行`}</span>,
      },
      { title: '条文', width: 140, render: (_, { article }) => article || '—' },
      { title: '问题', render: (_, { fault }) => <span style={{ overflowWrap: 'anywhere' }}>{fault}</span> },
      { title: '改法', render: (_, { remedy }) => <span style={{ overflowWrap: 'anywhere' }}>{remedy}</span> },
    ]}
  />
)
