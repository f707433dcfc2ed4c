import { Mark, type Tone } from '../../shared/ui/mark.tsx'
import { endNames } from './words.ts'

const tones: Readonly<Record<string, Tone>> = { done: 'green', refused: 'red', withdrawn: 'grey' }

interface CaseStateProps {
  readonly of: { readonly endsAs: string | null; readonly submitted: boolean }
}

/** Draft, being handled, or how it ended. */
export function CaseState({ of: { endsAs, submitted } }: CaseStateProps) {
  if (endsAs) return <Mark tone={tones[endsAs] ?? 'grey'}>{endNames[endsAs] ?? endsAs}</Mark>
  return submitted ? <Mark tone="blue">办理中</Mark> : <Mark>草稿</Mark>
}
