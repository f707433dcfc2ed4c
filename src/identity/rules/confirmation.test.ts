import { expect, test } from 'vitest'
import { codeOf } from '../../testing/index.ts'
import { mayConfirm, newPostsWait, resetWaits } from './confirmation.ts'
import type { Post } from './posts.ts'

const system = { personId: 's', posts: ['system-admin'] as Post[] }
const security = { personId: 'q', posts: ['security-admin'] as Post[] }
const audit = { personId: 'a', posts: ['audit-admin'] as Post[] }
const unit = { personId: 'u', posts: ['unit-admin', 'handler'] as Post[] }

test.each<[typeof system, Post[], Post[], boolean]>([
  [system, [], ['handler', 'reviewer', 'signer'], false],
  [system, [], ['unit-admin'], true],
  [system, [], ['handler', 'unit-admin'], true],
  [system, [], ['audit-admin'], true],
  [system, ['audit-admin'], ['security-admin'], true],
  [system, ['audit-admin'], ['audit-admin'], false],
  [system, ['handler'], ['handler', 'unit-admin'], true],
  [system, ['unit-admin'], ['unit-admin', 'signer'], false],
  [system, ['unit-admin'], ['handler'], false],
  [unit, [], ['handler'], false],
])('%o gives %j → %j: waits %s', (appointer, before, after, waits) => {
  expect(newPostsWait(appointer, before, after)).toBe(waits)
})

test('a password reset by 系统管理员 waits, one by 单位管理员 does not', () => {
  expect([system, unit].map(resetWaits)).toEqual([true, false])
})

test.each<[string, typeof system, string, Post[], string, string]>([
  ['安全管理员, what 系统管理员 did', security, 'p', ['system-admin'], 's', 'ok'],
  ['安全管理员, a clerk', security, 'p', ['handler'], 's', 'ok'],
  ['安全管理员, another 安全管理员', security, 'p', ['security-admin'], 's', 'ok'],
  ['安全管理员, himself', security, 'q', ['security-admin'], 's', 'person.own-account'],
  ['安全管理员 who did it himself, in another post', security, 'p', ['audit-admin'], 'q', 'person.other-confirms'],
  ['审计管理员, a 安全管理员', audit, 'p', ['security-admin'], 's', 'ok'],
  ['审计管理员, anybody else', audit, 'p', ['unit-admin'], 's', 'person.other-confirms'],
  ['审计管理员, himself', audit, 'a', ['audit-admin'], 's', 'person.own-account'],
  ['系统管理员, his own act', system, 'p', ['handler'], 's', 'person.other-confirms'],
  ['单位管理员', unit, 'p', ['handler'], 's', 'person.other-confirms'],
])('%s', (_, confirmer, id, posts, unconfirmedBy, code) => {
  expect(codeOf(mayConfirm(confirmer, { id, posts, unconfirmedBy }))).toBe(code)
})
