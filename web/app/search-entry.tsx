import { SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'

const SearchDialog = lazy(() => import('../features/search/search-dialog.tsx'))

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** The search in the top bar: by its button, by `/` where nobody is typing, by Ctrl-K anywhere. Its dialog is loaded when it is first opened. */
export function SearchEntry() {
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
      const letter = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (!slash && !letter) return
      // Not over a form that is being filled in: what lies over it would hide what is asked. The search itself, fading away, is none.
      if (document.querySelector('.ant-drawer-open, .ant-modal-wrap:not(.search-dialog):not([style*="display: none"])')) return
      event.preventDefault()
      setState('open')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <Button
        className="search-entry"
        icon={<SearchOutlined aria-hidden />}
        aria-keyshortcuts="/ Control+K"
        onClick={() => setState('open')}
      >
        搜索
        <kbd aria-hidden>/</kbd>
      </Button>
      {state === 'never' ? null : (
        <Suspense fallback={null}>
          <SearchDialog open={state === 'open'} onClose={() => setState('closed')} />
        </Suspense>
      )}
    </>
  )
}
