import { type Exclusion, type Ruling, type Standing, unruled, type Verdict } from '../ruling.ts'
import type { Random } from './random.ts'

const exclusion = (rule: string): Exclusion => ({ rule, message: rule, cite: '1' })
const reduction = (rule: string, percent: string) => ({ rule, percent, message: rule, cite: '1' })

/** Objects of its own each time: that the same rules are at work is seen by their names. */
function rulingOf(random: Random): Ruling {
  const [nothing, reductions] = [
    { exclusion: null, apart: null },
    () => [reduction('tenth', '10'), reduction('odd', '0.3333'), reduction('most', '99.5')],
  ]
  switch (random.below(8)) {
    case 0:
      return { exclusion: exclusion('left-out'), apart: null, reductions: [] }
    case 1:
      return { exclusion: exclusion('poor'), apart: null, reductions: [] }
    case 2:
      return { exclusion: null, apart: exclusion('apart'), reductions: [] }
    case 3:
      return { exclusion: null, apart: exclusion('apart'), reductions: reductions().slice(0, 1) }
    case 4:
      return { ...nothing, reductions: reductions().slice(random.below(2), random.between(2, 3)) }
    case 5:
      return { ...nothing, reductions: [reduction('half', '50'), reduction('other-half', '50.01')] }
    default:
      return unruled
  }
}

/** A measure: what it says of each standing, the same for the same. Many measures look at nothing, or at one thing. */
export function verdictOf(random: Random): Verdict {
  const rulings = Array.from({ length: 64 }, () => rulingOf(random))
  const looks = random.pick([0, 0, 1, 1, 2, 4, 8, 48, 3, 7, 15, 63])
  return (standing) => rulings[bitsOf(standing) & looks] as Ruling
}

const bitsOf = ({ covered, supervised, qualified, elsewhere, unitAt, providerAt }: Standing): number =>
  (covered ? 1 : 0) +
  (supervised ? 2 : 0) +
  (qualified ? 4 : 0) +
  (elsewhere ? 8 : 0) +
  (unitAt.includes('exit.check') ? 16 : 0) +
  (providerAt.includes('leave.check') ? 32 : 0)
