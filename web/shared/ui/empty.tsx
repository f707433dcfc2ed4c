import { InboxOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'

/** Nothing there: what that means, and what to do about it. */
export const Nothing = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <div style={{ padding: '36px 16px', textAlign: 'center', color: 'var(--ink-2)' }}>
    <InboxOutlined style={{ fontSize: 26, marginBottom: 8 }} aria-hidden />
    <div>{children}</div>
    {action ? <div style={{ marginTop: 12 }}>{action}</div> : null}
  </div>
)
