import { type Actor, type Id, newId, newSecret, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import { type OfficeActor, visitor } from '../actor.ts'
import { oneTimePassword } from '../rules/password.ts'
import { type Post, platformPosts } from '../rules/posts.ts'
import { anyPeople, insertPerson, type NewPerson } from '../store/people.ts'
import { dropSetupToken, keepSetupToken, useSetupToken } from '../store/setup.ts'
import type { IdentityNeeds } from './needs.ts'

interface Somebody {
  readonly login: string
  readonly name: string
}

/** What founds an installation: the operator's organisation and 三员, three different persons. */
export interface Founding {
  readonly token: string
  readonly organisation: string
  readonly people: Readonly<Record<(typeof platformPosts)[number], Somebody>>
}

/** The accounts with their one-time passwords, shown once. */
export interface Founded {
  readonly organisationId: Id
  readonly people: { readonly id: Id; readonly login: string; readonly name: string; readonly post: Post; readonly password: string }[]
}

export const createSettingUp = (needs: IdentityNeeds) => ({
  isSetUp: (): Promise<boolean> => anyPeople(needs.db),

  /** At each start: a new set-up token to print on the console, valid 24 hours; null once there are people. */
  async prepareSetUp(): Promise<string | null> {
    if (await anyPeople(needs.db)) {
      await dropSetupToken(needs.db)
      return null
    }
    const token = newSecret()
    await keepSetupToken(needs.db, token, needs.clock.now())
    return token
  },

  /** Founds the installation, once. Refuses with `setup.done`, `setup.refused`, `setup.same-person` or `person.login-taken`. */
  async setUp(founding: Founding, from: Actor['from']): Promise<Outcome<Founded>> {
    if (await anyPeople(needs.db)) return refuse('setup.done')
    if (!areThree(founding)) return refuse('setup.same-person')
    const organisationId = newId()
    const people = await Promise.all(platformPosts.map((post) => account(needs, organisationId, post, founding.people[post])))
    const actor = founder(people[0], founding.organisation, from)
    const done = await needs.door.write({ actor, does: 'setup.found', needs: null }, (writing) => found(needs, writing, founding, people))
    return done.ok ? ok({ organisationId, people: people.map(shown) }) : done
  },
})

const areThree = ({ people }: Founding): boolean => {
  const three = platformPosts.map((post) => people[post])
  return new Set(three.map(({ login }) => login.toLowerCase())).size === 3 && new Set(three.map(({ name }) => name.trim())).size === 3
}

type Account = NewPerson & { readonly post: Post; readonly password: string }

async function account(needs: IdentityNeeds, organisationId: Id, post: Post, { login, name }: Somebody): Promise<Account> {
  const password = oneTimePassword()
  const passwordHash = await needs.hashing.hash(password)
  return { id: newId(), organisationId, login: login.toLowerCase(), name, posts: [post], post, password, passwordHash }
}

async function found(
  needs: IdentityNeeds,
  { tx, now, record }: Writing,
  founding: Founding,
  people: readonly Account[],
): Promise<Outcome<null>> {
  if (!(await useSetupToken(tx, founding.token, now))) return refuse('setup.refused')
  if (await anyPeople(tx)) return refuse('setup.done')
  const organisationId = people[0]?.organisationId ?? newId()
  await needs.affiliations.found(tx, { id: organisationId, name: founding.organisation, at: now })
  for (const person of people) {
    if (!(await insertPerson(tx, person, now))) return refuse('person.login-taken', { facts: { login: person.login } })
  }
  const after = { organisation: founding.organisation, people: people.map(({ login, name, post }) => ({ login, name, post })) }
  await record({ object: { kind: 'organisation', id: organisationId }, organisation: organisationId, after })
  return ok(null)
}

/** The act is recorded under the first of the three: whoever holds the token acts for the operator. */
const founder = (first: Account | undefined, organisationName: string, from: Actor['from']): OfficeActor =>
  first
    ? { ...visitor(from), personId: first.id, personName: first.name, organisationId: first.organisationId, organisationName }
    : visitor(from)

const shown = ({ id, login, name, post, password }: Account) => ({ id, login, name, post, password })
