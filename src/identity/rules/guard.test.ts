import { expect, test } from 'vitest'
import { codeOf } from '../../testing/index.ts'
import { type OfficeActor, visitor } from '../actor.ts'
import { from } from '../office.fixture.ts'
import { mayCall } from './guard.ts'

const plain: OfficeActor = { ...visitor(from), personId: 'p', permissions: new Set(['case.read']) }
const fresh: OfficeActor = { ...plain, permissions: new Set(), mustChangePassword: true }

test.each<[OfficeActor | null, string, string, string]>([
  [null, 'signIn', 'public', 'ok'],
  [null, 'whoAmI', 'signed-in', 'session.required'],
  [null, 'listCases', 'case.read', 'session.required'],
  [plain, 'whoAmI', 'signed-in', 'ok'],
  [plain, 'listCases', 'case.read', 'ok'],
  [plain, 'createPerson', 'person.manage', 'permission.denied'],
  [plain, 'whatever', 'no-such-word', 'permission.denied'],
  [fresh, 'signIn', 'public', 'ok'],
  [fresh, 'whoAmI', 'signed-in', 'ok'],
  [fresh, 'changePassword', 'signed-in', 'ok'],
  [fresh, 'signOut', 'signed-in', 'ok'],
  [fresh, 'signOutEverywhere', 'signed-in', 'ok'],
  [fresh, 'listPeople', 'signed-in', 'password.must-change'],
  [fresh, 'listCases', 'case.read', 'password.must-change'],
])('%# %s %s', (actor, id, may, code) => expect(codeOf(mayCall(actor, { id, may }))).toBe(code))

test('the refusal names the permission in Chinese', () => {
  const denied = mayCall(plain, { id: 'createPerson', may: 'person.manage' })
  expect(denied.ok || denied.refusal.message).toBe('您的岗位没有“管理人员账号”权限，请由有权限的人员办理')
})
