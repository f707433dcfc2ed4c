import { BookOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'

export interface BasisText {
  readonly words: string
  readonly text?: string | null
}

interface BasisProps {
  readonly of: readonly BasisText[]
  readonly interpretations?: readonly { readonly question: string; readonly reading: string }[]
  /** What the basis is asked of, for those who hear the page instead of seeing it. */
  readonly about: string
}

/** 依据: which article something rests on, with its text and how it is read. Opened by click or key. */
export function Basis({ of, interpretations = [], about }: BasisProps) {
  if (of.length === 0 && interpretations.length === 0) return null
  const content = (
    <div style={{ maxWidth: 460, maxHeight: 380, overflow: 'auto' }}>
      {of.map(({ words, text }) => (
        <div key={words} style={{ marginBottom: 8 }}>
          <strong>{words}</strong>
          {text ? <p className="law">{text}</p> : null}
        </div>
      ))}
      {interpretations.map(({ question, reading }) => (
        <div key={question} style={{ borderTop: '1px solid var(--line)', paddingTop: 8 }}>
          <strong>条文理解</strong>
          <div className="soft">{question}</div>
          <div>{reading}</div>
        </div>
      ))}
    </div>
  )
  return (
    <Popover content={content} trigger="click" title={`依据 · ${about}`}>
      <Button type="link" size="small" icon={<BookOutlined aria-hidden />} className="link-button" aria-label={`${about}的依据`}>
        依据
      </Button>
    </Popover>
  )
}
