import type { OfficeActor } from '../../identity/index.ts'
import type { Id } from '../../kernel/index.ts'

/** The jurisdiction whose budget the actor may manage: a budget is of the whole, so that who sees a part manages none (null). */
export const managedBy = ({ jurisdictionId, sight }: OfficeActor): Id | null => (sight.all ? jurisdictionId : null)
