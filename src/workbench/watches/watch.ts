import type { Day, Id, Instant } from '../../kernel/index.ts'

export const watchedKinds = ['case', 'system', 'resource', 'duty'] as const
export type WatchedKind = (typeof watchedKinds)[number]
export const watchedNames: Readonly<Record<WatchedKind, string>> = { case: '办件', system: '信息系统', resource: '云资源', duty: '义务' }

/** Something watched, as it stands now. */
export interface Watched {
  readonly kind: WatchedKind
  readonly id: Id
  readonly since: Instant
  readonly number: string | null
  readonly title: string | null
  readonly organisationName: string
  readonly systemName: string | null
  readonly state: string
  readonly told: Readonly<Record<string, string | null>> | null
  readonly dueOn: Day | null
}
