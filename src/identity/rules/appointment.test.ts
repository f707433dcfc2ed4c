import { expect, test } from 'vitest'
import { codeOf } from '../../testing/index.ts'
import { mayAdminister, mayGive } from './appointment.ts'
import { type Post, platformPosts } from './posts.ts'

const system = { personId: 's', organisationId: 'operator', posts: ['system-admin'] as Post[] }
const security = { personId: 'q', organisationId: 'operator', posts: ['security-admin'] as Post[] }
const unit = { personId: 'u', organisationId: 'a', posts: ['unit-admin', 'handler'] as Post[] }
const handler = { personId: 'h', organisationId: 'a', posts: ['handler', 'reviewer', 'signer'] as Post[] }

test.each<[string, typeof system, string | null, string, Post[], string]>([
  ['系统管理员, anybody', system, 'p', 'a', ['unit-admin'], 'ok'],
  ['系统管理员, another administrator', system, 'q', 'operator', ['security-admin'], 'ok'],
  ['系统管理员, himself', system, 's', 'operator', ['system-admin'], 'person.own-account'],
  ['单位管理员, his own people', unit, 'p', 'a', ['handler', 'signer'], 'ok'],
  ['单位管理员, a new one', unit, null, 'a', [], 'ok'],
  ['单位管理员, himself', unit, 'u', 'a', ['unit-admin', 'handler'], 'person.own-account'],
  ['单位管理员, his fellow administrator', unit, 'v', 'a', ['unit-admin'], 'person.not-yours'],
  ['单位管理员, another organisation', unit, 'p', 'b', ['handler'], 'request.not-found'],
  ['单位管理员, the operator', unit, 's', 'operator', ['system-admin'], 'request.not-found'],
  ['经办, a colleague', handler, 'p', 'a', ['handler'], 'request.not-found'],
  ['安全管理员, anybody', security, 'p', 'a', ['handler'], 'request.not-found'],
])('%s', (_, appointer, id, organisationId, posts, code) => {
  expect(codeOf(mayAdminister(appointer, { id, organisationId, posts }))).toBe(code)
})

test.each<[typeof system, Post[], boolean, string]>([
  [system, ['system-admin'], true, 'ok'],
  [system, ['audit-admin'], true, 'ok'],
  [system, ['system-admin', 'audit-admin'], true, 'person.platform-posts'],
  [system, ['system-admin', 'handler'], true, 'person.platform-posts'],
  [system, ['handler'], true, 'person.platform-posts'],
  [system, [], true, 'person.platform-posts'],
  [system, ['audit-admin'], false, 'person.platform-posts'],
  [system, ['unit-admin', 'signer'], false, 'ok'],
  [unit, ['handler', 'reviewer', 'signer'], false, 'ok'],
  [unit, ['unit-admin'], false, 'person.not-yours'],
  [unit, ['system-admin'], false, 'person.platform-posts'],
])('%o gives %j (operator: %s): %s', (appointer, posts, ofOperator, code) => {
  expect(codeOf(mayGive(appointer, posts, ofOperator))).toBe(code)
})

test('no two of the three posts ever go together', () => {
  for (const a of platformPosts) {
    for (const b of platformPosts.filter((post) => post !== a)) {
      for (const ofOperator of [true, false]) expect(codeOf(mayGive(system, [a, b], ofOperator))).toBe('person.platform-posts')
    }
  }
})
