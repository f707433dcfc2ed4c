import { BookOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useLaw } from '../api/use-law.ts'

interface LawBasisProps {
  /** Where something stands: the measure and the place in it. */
  readonly of: { readonly regime: string; readonly cite: string }
  /** What the basis is asked of, for those who hear the page instead of seeing it. */
  readonly about: string
}

/** 依据 of something that the server cites by place alone; the words are read when somebody opens it. */
export const LawBasis = ({ of, about }: LawBasisProps) =>
  of.cite === '' ? null : (
    <Popover content={<Words of={of} />} trigger="click" title="依据">
      <Button type="link" size="small" icon={<BookOutlined aria-hidden />} className="link-button" aria-label={`${about}的依据`}>
        依据
      </Button>
    </Popover>
  )

const Words = ({ of: { regime, cite } }: Pick<LawBasisProps, 'of'>) => {
  const law = useLaw(regime)
  const text = law.text(cite)
  return (
    <div style={{ maxWidth: 460, maxHeight: 380, overflow: 'auto' }}>
      <strong>{law.words(cite)}</strong>
      {text ? <p className="law">{text}</p> : null}
    </div>
  )
}
