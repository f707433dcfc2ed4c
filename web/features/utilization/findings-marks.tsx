import { LawBasis } from '../../shared/ui/law-basis.tsx'
import { Mark } from '../../shared/ui/mark.tsx'

interface FindingsMarksProps {
  readonly of: readonly {
    readonly rule: string
    readonly message: string
    readonly citation: { readonly regime: string; readonly cite: string }
  }[]
}

/** What the rules find, each with the article; in order where they find nothing. */
export const FindingsMarks = ({ of }: FindingsMarksProps) =>
  of.length === 0 ? (
    <Mark tone="green">未触发规则</Mark>
  ) : (
    <div className="stack-tight">
      {of.map(({ rule, message, citation }) => (
        <div key={`${rule}${message}`} className="finding">
          <Mark tone="amber">提示</Mark>
          <span>
            {message} <LawBasis of={citation} about={message} />
          </span>
        </div>
      ))}
    </div>
  )
