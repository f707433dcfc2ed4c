import { Alert } from 'antd'
import { LawBasis } from './law-basis.tsx'

interface Finding {
  readonly rule: string
  readonly message: string
  readonly citation: { readonly regime: string; readonly cite: string }
}

/** What the measure's rules found, each with its article. */
export const Findings = ({ of }: { of: readonly Finding[] }) =>
  of.map(({ rule, message, citation }) => (
    <Alert key={`${rule}${message}`} type="warning" showIcon title={message} action={<LawBasis of={citation} about={message} />} />
  ))
