import type { OfficeActor } from '../../identity/index.ts'

/** Who asks to open something, as the database's `ground_to_open` and `look_at_…` want it. */
export const whoOf = ({ personId, personName, organisationId, organisationName, jurisdictionId, permissions, from }: OfficeActor): string =>
  JSON.stringify({
    person: personId,
    personName,
    organisation: organisationId,
    organisationName,
    jurisdiction: jurisdictionId,
    // The unit's own papers are opened by those who act for it, not by whoever administers its accounts.
    keeps: permissions.has('paper.keep'),
    emergency: permissions.has('authorization.emergency'),
    ip: from.ip,
    requestId: from.requestId,
  })
