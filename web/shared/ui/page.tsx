import { type ReactNode, useEffect } from 'react'

interface PageProps {
  readonly title: string
  /** One line under the title that says what the page is for. */
  readonly says?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** The frame of every page: its heading, what can be done from here, and the content. */
export function Page({ title, says, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · 政云`
  }, [title])
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {says ? <p>{says}</p> : null}
        </div>
        {actions ? <div className="row">{actions}</div> : null}
      </div>
      {children}
    </div>
  )
}
