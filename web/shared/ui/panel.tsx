import { type ReactNode, useId } from 'react'

interface PanelProps {
  readonly title?: ReactNode
  readonly extra?: ReactNode
  /** Without padding: for tables. */
  readonly flush?: boolean
  readonly children: ReactNode
}

/** A titled part of a page. */
export function Panel({ title, extra, flush = false, children }: PanelProps) {
  const id = useId()
  return (
    <section className="panel" {...(title ? { 'aria-labelledby': id } : {})}>
      {title || extra ? (
        <div className="panel-head">
          {title ? <h2 id={id}>{title}</h2> : <span />}
          {extra ? <div className="row">{extra}</div> : null}
        </div>
      ) : null}
      <div className={flush ? 'panel-body flush' : 'panel-body'}>{children}</div>
    </section>
  )
}
