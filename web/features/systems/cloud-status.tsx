import { Mark, type Tone } from '../../shared/ui/mark.tsx'
import { statusNames } from './words.ts'

const tones: Readonly<Record<keyof typeof statusNames, Tone>> = { 'on-cloud': 'green', 'to-migrate': 'amber', exempt: 'grey' }

export const CloudStatus = ({ of }: { of: keyof typeof statusNames }) => <Mark tone={tones[of]}>{statusNames[of]}</Mark>
