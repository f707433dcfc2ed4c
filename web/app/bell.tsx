import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { answerTo, api } from '../shared/api/client.ts'
import { type LiveNotices, liveKey, useLiveNotices } from '../shared/api/use-live.ts'

/** How many notices are unread, as it changes; leads to them. Whoever hears the page is told of new ones as well. */
export function Bell() {
  const navigate = useNavigate()
  const [said, setSaid] = useState('')
  const onFresh = useCallback(({ fresh }: LiveNotices) => setSaid(inWords(fresh)), [])
  useLiveNotices(onFresh)
  const { data } = useQuery<LiveNotices>({
    queryKey: liveKey,
    queryFn: async () => ({ unread: (await answerTo(api.GET('/notices/count'))).unread, fresh: [] }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const unread = data?.unread ?? 0
  // What is seen is said: the name of the button holds the sign that it shows.
  const shown = unread > 99 ? '99+' : String(unread)
  return (
    <>
      <Button
        type="text"
        className="who-button bell"
        aria-label={unread > 0 ? `消息：${shown} 条未读` : '消息：没有未读'}
        icon={
          <span className="bell-sign" aria-hidden>
            <BellOutlined />
            {unread > 0 ? <span className="bell-count">{shown}</span> : null}
          </span>
        }
        onClick={() => void navigate({ to: '/notices' as never })}
      />
      <span role="status" className="visually-hidden">
        {said}
      </span>
    </>
  )
}

/** One is told by its title; of several that came at once, while the page was not to be seen, how many and the newest. */
const inWords = (fresh: LiveNotices['fresh']): string =>
  fresh.length > 1 ? `新消息 ${fresh.length} 条，最新：${fresh.at(-1)?.title}` : `新消息：${fresh.at(-1)?.title ?? ''}`
