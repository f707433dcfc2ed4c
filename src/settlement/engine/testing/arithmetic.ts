/** An exact fraction. */
interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

const signs = /\s*(\d+(?:\.\d+)?%?|[+−×÷()])/y

/** What a calculation as people write it comes to, exactly: numbers, `+ − × ÷ ( )`, percents. Throws on anything else. */
function fractionOf(text: string): Fraction {
  const rest = tokensOf(text)
  const sum = (): Fraction => {
    let value = product()
    while (rest[0] === '+' || rest[0] === '−') value = rest.shift() === '+' ? plus(value, product(), 1n) : plus(value, product(), -1n)
    return value
  }
  const product = (): Fraction => {
    let value = single()
    while (rest[0] === '×' || rest[0] === '÷') value = rest.shift() === '×' ? times(value, single()) : times(value, turned(single()))
    return value
  }
  const single = (): Fraction => {
    const token = rest.shift() ?? ''
    if (token !== '(') return numberOf(token)
    const value = sum()
    if (rest.shift() !== ')') throw new RangeError(`no closing bracket: ${text}`)
    return value
  }
  const value = sum()
  if (rest.length > 0) throw new RangeError(`not a calculation: ${text}`)
  return value
}

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  signs.lastIndex = 0
  for (let at = 0; at < text.trimEnd().length; at = signs.lastIndex) {
    const found = signs.exec(text)
    if (!found) throw new RangeError(`not a calculation: ${text}`)
    tokens.push(found[1] as string)
  }
  return tokens
}

function numberOf(token: string): Fraction {
  const match = /^(\d+)(?:\.(\d+))?(%)?$/.exec(token)
  if (!match) throw new RangeError(`not a number: ${token}`)
  const [, whole = '', places = '', percent] = match
  return { over: BigInt(whole + places), under: 10n ** BigInt(places.length) * (percent ? 100n : 1n) }
}

const plus = (a: Fraction, b: Fraction, sign: bigint): Fraction => ({
  over: a.over * b.under + sign * b.over * a.under,
  under: a.under * b.under,
})
const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under })
const turned = ({ over, under }: Fraction): Fraction => ({ over: under, under: over })

/** What a calculation comes to, rounded half up to so many places: `2.50`. Never negative. */
export function roundedTo(text: string, places: number): string {
  const { over, under } = fractionOf(text)
  const whole = (2n * over * 10n ** BigInt(places) + under) / (2n * under)
  const digits = `${whole}`.padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** Whether a calculation with its result is right: `46×8÷30≈12.2667` to the places that are written, `46×15÷30＝23` exactly. */
export function isRight(text: string): boolean {
  const match = /^([^＝≈]+)([＝≈])(\d+(?:\.(\d+))?)$/.exec(text)
  if (!match) throw new RangeError(`not a calculation with its result: ${text}`)
  const [, calculation = '', sign, result = '', places = ''] = match
  const { over, under } = fractionOf(`${calculation}−(${result})`)
  return sign === '＝' ? over === 0n : over !== 0n && under !== 0n && roundedTo(calculation, places.length) === result
}

/** The calculation without its result. */
export const calculationOf = (text: string): string => text.split(/[＝≈]/)[0] as string
