import { Button, Skeleton, Table, type TableColumnsType, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import type { Pages } from '../api/use-pages.ts'
import { Nothing } from './empty.tsx'
import { ProblemNotice } from './problem-notice.tsx'

interface ListTableProps<T> {
  readonly pages: Pages<T>
  readonly columns: TableColumnsType<T>
  readonly rowKey: (row: T) => string
  /** What to say when the list is empty. */
  readonly empty: ReactNode
  readonly label: string
  readonly more?: Omit<TableProps<T>, 'columns' | 'dataSource' | 'rowKey'>
}

/** A list read page by page, with its states. The next page is read on request: no row is lost, none is counted twice. */
export function ListTable<T extends object>({ pages, columns, rowKey, empty, label, more }: ListTableProps<T>) {
  if (pages.isError && pages.items.length === 0)
    return (
      <Pad>
        <ProblemNotice error={pages.error} onReload={() => void pages.refetch()} />
      </Pad>
    )
  if (pages.isPending) {
    return (
      <div role="status" aria-label="正在载入" style={{ padding: 16 }}>
        <Skeleton active title={false} paragraph={{ rows: 6 }} />
      </div>
    )
  }
  return (
    <>
      <PlainTable rows={pages.items} columns={columns} rowKey={rowKey} empty={empty} label={label} {...(more ? { more } : {})} />
      {pages.hasNextPage ? (
        <div style={{ padding: 12, textAlign: 'center', borderTop: '1px solid var(--line)' }}>
          <Button onClick={() => void pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
            显示更多
          </Button>
        </div>
      ) : null}
    </>
  )
}

interface PlainTableProps<T> extends Omit<ListTableProps<T>, 'pages'> {
  readonly rows: readonly T[]
}

/** A table of rows that are all there. */
export const PlainTable = <T extends object>({ rows, columns, rowKey, empty, label, more }: PlainTableProps<T>) => (
  <Table<T>
    size="middle"
    pagination={false}
    scroll={{ x: 720 }}
    aria-label={label}
    locale={{ emptyText: <Nothing>{empty}</Nothing> }}
    columns={columns}
    dataSource={rows as T[]}
    rowKey={rowKey}
    {...more}
  />
)

const Pad = ({ children }: { children: ReactNode }) => <div style={{ padding: 16 }}>{children}</div>
