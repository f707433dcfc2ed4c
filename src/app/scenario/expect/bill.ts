import { type Body, everything } from '../../play/index.ts'
import type { Audience } from './audience.ts'
import { type Differences, sameSet } from './comparing.ts'
import { actorOf } from './statements.ts'

type Part = (audience: Audience, said: Body) => Promise<Differences>

/** What stands in a statement beside its lines, and what comes after its seal: each is compared whole, none more, none fewer. */
const parts: Readonly<Record<string, Part>> = {
  adjustments: async ({ world, observer }, said) => {
    const { items } = await observer.need('GET', `/statements/${world.id('statement', said.statement)}/adjustments`)
    const are = items.map((each: Body) => ({ ...each, of: actorOf(world, each.organisationId) }))
    return sameSet(`结算单 ${said.statement} 的考评与评估调整`, said.adjustments, are)
  },

  payments: async ({ world, observer }, said) => {
    const { items } = await observer.need('GET', `/statements/${world.id('statement', said.statement)}/payments`)
    const are = items.map((each: Body) => ({ ...each, to: actorOf(world, each.providerId), on: each.paidOn }))
    return sameSet(`结算单 ${said.statement} 的付款`, said.payments, are)
  },

  payees: async ({ world, observer }, said) => {
    const { providers } = await observer.need('GET', `/statements/${world.id('statement', said.statement)}/payments`)
    const are = providers.map((each: Body) => ({ ...each, to: actorOf(world, each.id) }))
    return sameSet(`结算单 ${said.statement} 的应付、已付`, said.payees, are)
  },

  corrections: async ({ world, observer }, said) => {
    const rows = await everything(observer, `/statements/${world.id('statement', said.statement)}/corrections`)
    const are = rows.map((each: Body) => ({
      ...each,
      unit: actorOf(world, each.organisationId),
      provider: actorOf(world, each.providerId),
    }))
    return sameSet(`结算单 ${said.statement} 的更正`, said.corrections, are)
  },
}

/** The part that a line of `then` is about; undefined where it is about the statement itself. */
export function statementPart(said: Body): Part | undefined {
  const word = Object.keys(parts).find((each) => each in said)
  return word === undefined ? undefined : parts[word]
}
