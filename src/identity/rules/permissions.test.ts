import { expect, test } from 'vitest'
import { standings } from '../office.fixture.ts'
import { permissionsOf } from './permissions.ts'
import { type Post, platformPosts } from './posts.ts'

const reading = [
  ...['audit.read', 'case.read', 'organisation.read', 'resource.read', 'statement.read', 'system.read'],
  ...['authorization.read', 'duty.read', 'evaluation.read', 'usage.read'],
]
const cases: [Post[], string[], string[]][] = [
  // Of the platform: its own words, nothing else, whatever its organisation might be.
  [
    ['system-admin'],
    [],
    [
      'holiday.enter',
      'job.manage',
      'jurisdiction.manage',
      'organisation.manage',
      'organisation.read',
      'person.manage',
      'setting.read',
      'delivery.read',
      'sentence.manage',
    ],
  ],
  [['security-admin'], [], ['holiday.approve', 'session.manage']],
  [['audit-admin'], [], ['audit.read']],
  // An organisation that is no party has nothing to look at.
  [['handler'], [], []],
  [['unit-admin'], [], ['person.manage', 'webhook.manage']],
  // Acting for a party: reading words and its `may`; a pack that writes person.manage gives nothing away.
  [['handler'], ['user'], [...reading, 'case.begin', 'system.register']],
  [['reviewer'], ['user'], [...reading, 'case.begin', 'system.register']],
  [['signer'], ['provider'], [...reading, 'work-order.carry-out']],
  [['handler'], ['authority'], [...reading, 'statement.review']],
  [['handler'], ['district'], reading],
  [['handler'], ['user', 'authority'], [...reading, 'case.begin', 'statement.review', 'system.register']],
  // 单位管理员 alone acts for nobody.
  [['unit-admin'], ['authority'], [...reading, 'person.manage', 'webhook.manage']],
  [['unit-admin', 'handler'], ['provider'], [...reading, 'person.manage', 'webhook.manage', 'work-order.carry-out']],
]

test.each(cases)('%j in an organisation that is %j may %j', (posts, parties, words) => {
  const person = { posts, standings: standings.filter(({ id }) => parties.includes(id)) }
  expect([...permissionsOf({ ...person, mustChangePassword: false })].sort()).toEqual([...words].sort())
  expect([...permissionsOf({ ...person, mustChangePassword: true })]).toEqual([])
})

test('三员 share no word', () => {
  const words = platformPosts.flatMap((post) => [...permissionsOf({ posts: [post], standings: [], mustChangePassword: false })])
  expect(new Set(words).size).toBe(words.length)
})
