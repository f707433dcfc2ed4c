/** What would be otherwise under a draft. */
export interface Difference {
  readonly kind: 'term' | 'refusal' | 'amount' | 'other'
  readonly where: string
  readonly before: string
  readonly after: string
}
