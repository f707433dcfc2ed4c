import type { OfficeActor } from '../../identity/index.ts'
import type { AuditEntry, Id, Writing } from '../../kernel/index.ts'

/** Leaves an entry about what somebody owes in the audit record, as his matter. */
export const recordInstance = (
  writing: Writing<OfficeActor>,
  instance: { readonly id: Id; readonly jurisdictionId: Id; readonly organisationId: Id },
  entry: Pick<AuditEntry, 'citation' | 'before' | 'after'>,
): Promise<void> =>
  writing.record({
    object: { kind: 'duty-instance', id: instance.id },
    jurisdiction: instance.jurisdictionId,
    organisation: instance.organisationId,
    ...entry,
  })
