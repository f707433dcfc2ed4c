import type { RefusalCode } from './refusals.ts'

/** The article that a refusal, a rule or an act rests on. `cite` is `19`, `19.2` or `14¶2`. */
export interface Citation {
  readonly regime: string
  readonly cite: string
}

/** A fault at one place of the input: `path` is a JSON pointer such as `/lines/2/quantity`. */
export interface Fault {
  readonly path: string
  readonly message: string
}

/**
 * What a person may run into: a stable code, a Chinese sentence, the facts behind it and the article it rests on.
 * Rules of a pack refuse with the code `rule.<name of the rule>`.
 */
export interface Refusal {
  readonly code: RefusalCode | `rule.${string}`
  readonly status: number
  readonly message: string
  readonly facts: Readonly<Record<string, string>>
  readonly citation: Citation | null
  readonly faults: readonly Fault[]
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const refused = (refusal: Refusal): Outcome<never> => ({ ok: false, refusal })

/** Marks what can't happen: the compiler rejects a forgotten case, and at run time it throws. */
export const unreachable = (never: never): never => {
  throw new Error(`unreachable: ${String(never)}`)
}
