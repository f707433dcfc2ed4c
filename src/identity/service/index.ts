import type { IdentityNeeds } from './needs.ts'
import { createPasswords } from './passwords.ts'
import { createPeople } from './people.ts'
import { createSessions } from './sessions.ts'
import { createSettingUp } from './setting-up.ts'

/** People, their credentials and sessions. */
export const createIdentity = (needs: IdentityNeeds) => ({
  ...createSessions(needs),
  ...createPasswords(needs),
  ...createSettingUp(needs),
  people: createPeople(needs),
})

export type Identity = ReturnType<typeof createIdentity>
