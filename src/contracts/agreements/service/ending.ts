import type { OfficeActor } from '../../../identity/index.ts'
import { type Day, dayOf, type Fault, type Id, type Outcome, ok, refuse } from '../../../kernel/index.ts'
import type { ContractsNeeds } from '../../ports.ts'
import type { Contract } from '../contract.ts'
import { contractById, endContract, lockContract } from '../store.ts'

export interface Ending {
  /** The last day on which it binds. */
  readonly lastDay: Day
  readonly reason: string
}

/**
 * Ends a contract before its agreed last day, today at the earliest: what was delivered under it until then stays within it. From the day after,
 * nothing new is ordered from its provider.
 */
export function endEarly(
  { door }: Pick<ContractsNeeds, 'door'>,
  actor: OfficeActor,
  id: Id,
  ending: Ending,
  key: string,
): Promise<Outcome<Contract>> {
  return door.write(
    { actor, does: 'contract.end', needs: 'contract.sign', once: { key, input: { id, ...ending } } },
    async ({ tx, now, record }) => {
      const before = actor.jurisdictionId && (await lockContract(tx, actor.jurisdictionId, id))
      if (!before) return refuse('request.not-found', { facts: { what: '该合同' } })
      if (before.ended) return refuse('contract.ended', { facts: { number: before.number, lastDay: before.to } })
      const faults = faultsOf(before, ending, dayOf(now))
      if (faults.length > 0) return refuse('request.invalid', { faults })
      await endContract(tx, id, { ...ending, byName: actor.personName, at: now })
      const after = await contractById(tx, id)
      await record({
        object: { kind: 'contract', id },
        jurisdiction: before.jurisdictionId,
        organisation: before.counterpartyId,
        before: { to: before.to },
        after: { to: after.to, ended: after.ended },
      })
      return ok(after)
    },
  )
}

function faultsOf({ from, to }: Contract, { lastDay }: Ending, today: Day): Fault[] {
  const at = (message: string): Fault[] => [{ path: '/lastDay', message }]
  if (lastDay < today) return at(`提前终止的末日不能早于今天（${today}）：已经提供的服务仍在合同之内`)
  if (lastDay < from) return at(`提前终止的末日不能早于合同首日（${from}）`)
  return lastDay >= to ? at(`提前终止的末日应早于约定的末日（${to}）`) : []
}
