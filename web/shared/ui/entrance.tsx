import { type ReactNode, useEffect } from 'react'
import './entrance.css'

/** The frame of the pages before one is signed in. */
export function Entrance({ title, says, children }: { title: string; says?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · 政云`
  }, [title])
  return (
    <main className="entrance">
      <div className="entrance-card">
        <div className="entrance-brand">
          <img src="/mark.svg" alt="" width={32} height={32} />
          <div>
            <strong>政云</strong>
            <span>政务云管理平台</span>
          </div>
        </div>
        <h1>{title}</h1>
        {says ? <p className="soft">{says}</p> : null}
        {children}
      </div>
    </main>
  )
}
