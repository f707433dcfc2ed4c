import type { Actor, Id } from '../kernel/index.ts'
import type { Post } from './rules/posts.ts'
import { type Sight, sightless } from './rules/sight.ts'

/** A signed-in person as the guard knows him for one request. */
export interface OfficeActor extends Actor {
  /** Null for the people of the platform's operator. */
  readonly jurisdictionId: Id | null
  readonly organisationName: string
  /** The parties of the measure that the person's organisation is today. */
  readonly parties: readonly string[]
  readonly posts: readonly Post[]
  readonly sight: Sight
  /** Until the password is changed, nothing else may be done, and `permissions` is empty. */
  readonly mustChangePassword: boolean
  /** The session the request came with; null for acts without one (set-up, tests, the program itself). */
  readonly sessionId?: Id | null
}

/** Who sends a request to a `public` operation: nobody in particular, who may and sees nothing. */
export const visitor = (from: Actor['from']): OfficeActor => ({
  personId: 'visitor',
  personName: '访客',
  organisationId: 'none',
  organisationName: '',
  permissions: new Set(),
  jurisdictionId: null,
  parties: [],
  posts: [],
  sight: sightless,
  mustChangePassword: false,
  sessionId: null,
  from,
})
