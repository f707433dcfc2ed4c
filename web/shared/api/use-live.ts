import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** What the stream of notices says: how many are unread, and what is new since the last word. */
export interface LiveNotices {
  readonly unread: number
  readonly fresh: readonly { readonly id: string; readonly kind: string; readonly title: string; readonly link: string | null }[]
}

export const liveKey = ['notices', 'live'] as const

/**
 * Hears of the person's notices as they are made, for as long as the page is to be seen: a page in the background gives its line back, for a
 * browser has few of them, and says when it is seen again what it heard last: what came meanwhile is told then, once. The browser itself connects again
 * when the line breaks; when the session has ended, it is told so and stops.
 */
export function useLiveNotices(onFresh: (notices: LiveNotices) => void): void {
  const queries = useQueryClient()
  useEffect(() => {
    let source: EventSource | null = null
    let last = ''
    const open = () => {
      source = new EventSource(`/api/v1/notices/stream${/^\d+$/.test(last) ? `?since=${last}` : ''}`)
      source.onmessage = ({ data, lastEventId }) => {
        last = lastEventId
        const said = JSON.parse(data as string) as LiveNotices
        queries.setQueryData(liveKey, said)
        void queries.invalidateQueries({ queryKey: ['notices', 'list'] })
        if (said.fresh.length > 0) onFresh(said)
      }
    }
    const close = () => {
      source?.close()
      source = null
    }
    const follow = () => {
      if (document.visibilityState === 'hidden') close()
      else if (source === null) open()
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      close()
    }
  }, [queries, onFresh])
}
