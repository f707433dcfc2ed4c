import { type Id, type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { Appointer } from './appointment.ts'
import { isOfficePost, type Post } from './posts.ts'

/** Whether somebody comes to administer others by this: 三员 and 单位管理员 reset passwords, lift locks, confirm. */
const gainsPower = (before: readonly Post[], after: readonly Post[]): boolean =>
  after.some((post) => !isOfficePost(post) && !before.includes(post))

/**
 * Whether an account with new posts stays unusable until a second person confirms it: 系统管理员 reads its one-time password, and
 * would otherwise hold the other administrators' posts himself. `before` is empty for a person who is being created.
 */
export const newPostsWait = (appointer: Pick<Appointer, 'posts'>, before: readonly Post[], after: readonly Post[]): boolean =>
  appointer.posts.includes('system-admin') && gainsPower(before, after)

/** Whether a reset password waits: whoever resets every password could sign in as anybody. 单位管理员 answers for his own people. */
export const resetWaits = (appointer: Pick<Appointer, 'posts'>): boolean => appointer.posts.includes('system-admin')

interface Unconfirmed {
  readonly id: Id
  readonly posts: readonly Post[]
  /** Who did what is to be confirmed. */
  readonly unconfirmedBy: Id
}

/**
 * Whether somebody may confirm an account: 安全管理员 every one, and 审计管理员 those of 安全管理员, so that the only one of them can
 * be replaced. Nobody confirms his own account, nor what he did himself.
 */
export function mayConfirm(confirmer: Pick<Appointer, 'personId' | 'posts'>, person: Unconfirmed): Outcome<null> {
  if (person.id === confirmer.personId) return refuse('person.own-account')
  const entitled =
    confirmer.posts.includes('security-admin') || (confirmer.posts.includes('audit-admin') && person.posts.includes('security-admin'))
  return entitled && person.unconfirmedBy !== confirmer.personId ? ok(null) : refuse('person.other-confirms')
}
