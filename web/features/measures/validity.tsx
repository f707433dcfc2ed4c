import { Mark } from '../../shared/ui/mark.tsx'

/** Whether the measure is in force, and until when. */
export const Validity = ({ expired, expires }: { expired: boolean; expires: string | null }) =>
  expired ? (
    <Mark tone="amber">有效期已于 {expires} 届满</Mark>
  ) : (
    <Mark tone="green">{expires ? `有效，至 ${expires}` : '有效，未定期限'}</Mark>
  )
