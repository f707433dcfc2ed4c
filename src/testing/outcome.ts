/** An outcome, as far as tests look into it. */
type Known<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: { readonly code: string; readonly message: string } }

/** The value of an outcome that must have succeeded. */
export function must<T>(outcome: Known<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`)
  return outcome.value
}

/** What an outcome was refused with, or `ok`. */
export const codeOf = (outcome: Known<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.code)
