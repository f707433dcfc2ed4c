import type { OfficeActor } from '../../identity/index.ts'
import { type Day, type Id, newId, type Outcome, ok, plusDays, refuse, type Tx, today } from '../../kernel/index.ts'
import { type EvaluationRule, partyOf } from '../../regimes/index.ts'
import { isCustomerParty } from '../customer.ts'
import { calendarPeriodAt, contractYearsFrom, type EvaluatedPeriod, isCalendarPeriod, lastDayOf } from '../period.ts'
import type { EvaluationNeeds } from '../ports.ts'
import { contractsWith, insertRound, insertScorecards, listRounds, organisationsOf, type Round } from '../store/rounds.ts'
import { citationOf, conducts, type Law, lawOn, readingOf } from './needs.ts'

export interface RoundInput {
  readonly evaluation: string
  /** First and last day of the period; the last one that ended where none is said. */
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** A period, and of whose contract it is a year where periods are those of contracts. */
interface Chosen {
  readonly period: EvaluatedPeriod
  readonly contracted: readonly Id[] | null
}

/** Rounds: one evaluation of one period, with a scorecard for each evaluated organisation. */
export const createRounds = (needs: EvaluationNeeds) => ({
  /**
   * Refuses with `evaluation.not-a-period`, `evaluation.period-running`, `evaluation.round-exists`, or `evaluation.nobody` where no
   * organisation was the evaluated party on the period's last day.
   */
  async openRound(actor: OfficeActor, input: RoundInput, key: string): Promise<Outcome<Round & { readonly name: string }>> {
    const { jurisdictionId } = actor
    // Asked before the transaction: within it this would take a second connection.
    const chosen = jurisdictionId === null ? null : await choose(needs, jurisdictionId, input)
    const act = { actor, does: 'evaluation.open-round', needs: 'evaluation.conduct', once: { key, input } }
    return needs.door.write(act, async ({ tx, now, record }) => {
      if (jurisdictionId === null || chosen === null) return refuse('request.not-found', { facts: { what: '考评' } })
      if (!chosen.ok) return chosen
      const { law, period, contracted } = chosen.value
      const may = conducts(actor, law)
      if (!may.ok) return may
      const organisationIds = await evaluatedOnes(tx, jurisdictionId, law.rule, period, contracted)
      if (organisationIds.length === 0) return nobody(law, period)
      const id = newId()
      const round = { id, jurisdictionId, regimeId: law.regime.id, evaluation: law.rule.id, period, ...readersOf(law) }
      const fresh = await insertRound(tx, { ...round, at: now, personId: actor.personId, personName: actor.personName })
      if (!fresh) return refuse('evaluation.round-exists', { facts: { name: law.rule.name, from: period.from, to: lastDayOf(period) } })
      await insertScorecards(tx, round, organisationIds)
      await record({
        object: { kind: 'evaluation-round', id },
        jurisdiction: jurisdictionId,
        citation: citationOf(law),
        after: { evaluation: law.rule.id, from: period.from, to: lastDayOf(period), organisationIds },
      })
      const [opened] = await listRounds(tx, readingOf(actor), { id, limit: 1, after: null })
      if (!opened) throw new Error(`round ${id} was opened and its conductor does not see it`)
      return ok({ ...opened, name: law.rule.name })
    })
  },
})

/** The period and the measure that binds on its last day, which the round keeps. */
async function choose(
  needs: EvaluationNeeds,
  jurisdictionId: Id,
  { evaluation, from, to }: RoundInput,
): Promise<Outcome<Chosen & { law: Law }>> {
  const on = today(needs.clock)
  const present = await lawOn(needs, jurisdictionId, evaluation, on)
  if (!present.ok) return present
  const chosen = await periodFor(needs, jurisdictionId, present.value.rule, { from: from ?? null, to: to ?? null })
  const { rule } = present.value
  if (!chosen || (to !== undefined && to !== lastDayOf(chosen.period))) {
    const near = chosen ?? (from && !isContractual(rule) ? await periodOn(needs, jurisdictionId, rule, from) : null)
    const known = near ? `该日所在的期间为${near.period.from}至${lastDayOf(near.period)}` : '该日没有可以考评的期间'
    return refuse('evaluation.not-a-period', { facts: { name: rule.name, from: from ?? on, known }, citation: citationOf(present.value) })
  }
  const ends = lastDayOf(chosen.period)
  if (on < chosen.period.until) return refuse('evaluation.period-running', { facts: { ends }, citation: citationOf(present.value) })
  const law = await lawOn(needs, jurisdictionId, evaluation, ends)
  return law.ok ? ok({ ...chosen, law: law.value }) : law
}

const isContractual = ({ every }: EvaluationRule): boolean => every === 'contract-year'

interface Ends {
  readonly from: Day | null
  readonly to: Day | null
}

/** The period that begins on a day, or the last that has ended; null where there is none. */
async function periodFor(needs: EvaluationNeeds, jurisdictionId: Id, rule: EvaluationRule, { from, to }: Ends): Promise<Chosen | null> {
  const on = today(needs.clock)
  if (isContractual(rule)) {
    const years = contractYearsFrom(await contractsWith(needs.db, jurisdictionId, rule.of), from, on)
    // Contracts that begin together may end apart: then the last day says which year is meant.
    const found = years.find(({ period }) => lastDayOf(period) === to) ?? years[0]
    return found ? { period: found.period, contracted: found.organisationIds } : null
  }
  if (from !== null) {
    const found = await periodOn(needs, jurisdictionId, rule, from)
    return found?.period.from === from ? found : null
  }
  const running = await periodOn(needs, jurisdictionId, rule, on)
  return running && periodOn(needs, jurisdictionId, rule, plusDays(running.period.from, -1))
}

/** The period in which a day lies. */
async function periodOn({ cycleOn }: EvaluationNeeds, jurisdictionId: Id, { every }: EvaluationRule, on: Day): Promise<Chosen | null> {
  const period = isCalendarPeriod(every) ? calendarPeriodAt(every, on) : await cycleOn(jurisdictionId, on)
  return period && { period, contracted: null }
}

async function evaluatedOnes(
  tx: Tx,
  jurisdictionId: Id,
  { of }: EvaluationRule,
  period: EvaluatedPeriod,
  contracted: readonly Id[] | null,
) {
  const all = await organisationsOf(tx, jurisdictionId, of, lastDayOf(period))
  return contracted === null ? all : all.filter((id) => contracted.includes(id))
}

/** Who will read the results and who scores, as the measure says when the round is opened. */
function readersOf({ regime, rule }: Law) {
  const scorers = rule.dimensions.flatMap(({ by, survey }) => (survey === null ? by : [survey]))
  const ofProviders = partyOf(regime, rule.of)?.sees === 'assigned'
  const scorerParties = [...new Set(scorers)]
  const customerParties = scorerParties.filter((id) => isCustomerParty(regime, id))
  return { openResults: rule.published, conductorParty: rule.by, scorerParties, customerParties, ofProviders }
}

const nobody = (law: Law, period: EvaluatedPeriod) =>
  refuse('evaluation.nobody', {
    facts: { party: partyOf(law.regime, law.rule.of)?.name ?? law.rule.of, on: lastDayOf(period) },
    citation: citationOf(law),
  })
