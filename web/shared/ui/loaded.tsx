import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { ProblemNotice } from './problem-notice.tsx'

interface Query<T> {
  readonly data: T | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}

/** The three states of something that is read: being read, refused or failed, there. */
export function Loaded<T>({ query, children, rows = 6 }: { query: Query<T>; children: (data: T) => ReactNode; rows?: number }) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <ProblemNotice error={query.error} onReload={() => void query.refetch()} />
  return (
    <div role="status" aria-label="正在载入">
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  )
}
