import { type Id, type Outcome, ok, refuse } from '../../kernel/index.ts'
import { isOfficePost, isPlatformPost, type Post } from './posts.ts'

export interface Appointer {
  readonly personId: Id
  readonly organisationId: Id
  readonly posts: readonly Post[]
}

export interface Appointee {
  /** Null for a person who is being created. */
  readonly id: Id | null
  readonly organisationId: Id
  readonly posts: readonly Post[]
}

/**
 * Whether somebody may administer an account. Nobody touches his own; 系统管理员 every other one; 单位管理员 those of his
 * organisation that only act for it. Others don't learn that the account exists.
 */
export function mayAdminister(appointer: Appointer, person: Appointee): Outcome<null> {
  if (person.id === appointer.personId) return refuse('person.own-account')
  if (appointer.posts.includes('system-admin')) return ok(null)
  if (!appointer.posts.includes('unit-admin') || person.organisationId !== appointer.organisationId) {
    return refuse('request.not-found', { facts: { what: '人员' } })
  }
  return person.posts.every(isOfficePost) ? ok(null) : refuse('person.not-yours')
}

/**
 * Whether these posts may be given. 三员分立: in the operator's organisation each person holds exactly one of the three
 * posts, elsewhere nobody holds any; and 单位管理员 gives no administrator's post.
 */
export function mayGive(appointer: Appointer, posts: readonly Post[], ofOperator: boolean): Outcome<null> {
  const platform = posts.filter(isPlatformPost)
  if (ofOperator && (platform.length !== 1 || posts.length !== 1)) return refuse('person.platform-posts')
  if (!ofOperator && platform.length > 0) return refuse('person.platform-posts')
  if (!appointer.posts.includes('system-admin') && !posts.every(isOfficePost)) return refuse('person.not-yours')
  return ok(null)
}
