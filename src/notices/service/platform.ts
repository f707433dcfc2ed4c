import { type OfficeActor, visitor } from '../../identity/index.ts'

/** Who acts when nobody asked for it: recorded as the platform itself. */
export const platform: OfficeActor = {
  ...visitor({ ip: 'local', requestId: 'notices' }),
  personId: '00000000-0000-0000-0000-000000000000',
  personName: '平台',
  organisationId: '00000000-0000-0000-0000-000000000000',
  organisationName: '平台',
}
