import { Mark } from '../../../shared/ui/mark.tsx'
import type { Statement } from '../api/use-statements.ts'
import { paymentNames, paymentTones, stateNames, stateTones } from '../words.ts'

/** How far the statement is, and whether it is paid. */
export const StatementMarks = ({ of: { state, payment } }: { of: Pick<Statement, 'state' | 'payment'> }) => (
  <>
    <Mark tone={stateTones[state] ?? 'grey'}>{stateNames[state] ?? state}</Mark>
    {payment ? <Mark tone={paymentTones[payment]}>{paymentNames[payment]}</Mark> : null}
  </>
)
