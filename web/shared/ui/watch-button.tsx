import { StarFilled, StarOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWatch, useWatched, type WatchedKind } from '../api/use-watch.ts'
import { ProblemNotice } from './problem-notice.tsx'

/** Watches what the page shows, or leaves it; what is watched stands on the workbench. */
export function WatchButton({ kind, id }: { kind: WatchedKind; id: string }) {
  const { data } = useWatched(kind, id)
  const watch = useWatch(kind, id)
  if (!data) return null
  return (
    <>
      <ProblemNotice error={watch.error} />
      <Button
        icon={data.watched ? <StarFilled aria-hidden /> : <StarOutlined aria-hidden />}
        aria-pressed={data.watched}
        loading={watch.isPending}
        onClick={() => watch.mutate(!data.watched)}
      >
        {data.watched ? '已关注' : '关注'}
      </Button>
    </>
  )
}
