import { daysLeft, formatTerm } from '../../calendar/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse, today } from '../../kernel/index.ts'
import { articleAt, citeInWords, partyOf, type Regime } from '../../regimes/index.ts'
import type { Filing, Instance } from '../duty.ts'
import type { DutiesNeeds } from '../ports.ts'
import { everyAsText, readEvery } from '../rules/periods.ts'
import { stateOf } from '../rules/state.ts'
import { bytesOf, dueMovesOf, filingsOf, findInstance } from '../store/instances.ts'
import { type DutyQuery, listInstances, summarise } from '../store/lists.ts'
import { type Interval, intervalsOf } from '../store/settings.ts'
import { eyesOf } from './eyes.ts'
import { isPractice } from './intervals.ts'
import { type DutyLaw, dutiesIn, everyInWords, lawOf, paperName, paperOf } from './law.ts'

const presentOf = ({ clock }: DutiesNeeds) => ({ now: clock.now(), today: today(clock) })

/** A row of the wall. */
export function viewRow(needs: DutiesNeeds, actor: OfficeActor, instance: Instance) {
  const law = lawOf(needs.regimes, instance)
  const { now, today: on } = presentOf(needs)
  const state = stateOf(instance, now, on)
  const open = instance.state === 'open'
  return {
    id: instance.id,
    duty: instance.duty,
    dutyName: law.rule.name,
    organisationId: instance.organisationId,
    organisationName: instance.organisationName,
    systemId: instance.systemId,
    systemName: instance.systemName,
    caseId: instance.caseId,
    caseNumber: instance.caseNumber,
    importantPeriodName: instance.importantPeriodName,
    // What nobody calls it by (event:…, paper:…) is not shown.
    period: instance.origin.includes(':') ? null : instance.origin,
    from: instance.subjectFrom,
    to: instance.subjectTo,
    arisesOn: instance.arisesOn,
    dueOn: instance.dueOn,
    daysLeft: open ? daysLeft({ dueOn: instance.dueOn, today: on, unit: 'day', calendar: needs.calendar }) : null,
    provisional: instance.provisional,
    state,
    late: instance.late || state === 'overdue',
    fulfilledAt: instance.fulfilledAt,
    validFrom: instance.validFrom,
    validTo: instance.validTo,
    mine: open && instance.organisationId === actor.organisationId,
  }
}

/** The wall of duties: what is due soonest first. */
export async function list(needs: DutiesNeeds, actor: OfficeActor, query: DutyQuery) {
  const page = await listInstances(needs.db, eyesOf(needs, actor), query, presentOf(needs))
  return ok({ items: page.items.map((row) => viewRow(needs, actor, row)), next: page.next })
}

export const summary = async (needs: DutiesNeeds, actor: OfficeActor) =>
  ok({ items: await summarise(needs.db, eyesOf(needs, actor), presentOf(needs)) })

/** One instance: what is to be done by the words of the measure, and all that was filed. */
export async function view(needs: DutiesNeeds, actor: OfficeActor, id: Id) {
  const instance = await findInstance(needs.db, eyesOf(needs, actor), id)
  if (!instance) return refuse('request.not-found', { facts: { what: '该义务' } })
  const law = lawOf(needs.regimes, instance)
  const filings = await filingsOf(needs.db, id)
  return ok({
    ...viewRow(needs, actor, instance),
    ...whatIsAsked(law),
    fulfilledByName: instance.fulfilledByName,
    overdueAt: instance.overdueAt,
    waiver: instance.waivedAt && {
      at: instance.waivedAt,
      by: instance.waivedByName ?? '',
      reason: instance.waivedReason ?? '',
    },
    findings: instance.findings.map(({ rule, message, citation }) => ({ rule, message, citation })),
    dueMoves: await dueMovesOf(needs.db, id),
    filings: filings.map((filing, index) => viewFiling(filing, index === filings.length - 1)),
    mayFulfil: instance.organisationId === actor.organisationId && instance.state !== 'waived' && actor.permissions.has('duty.fulfil'),
    mayWaive: mayWaive(actor, instance, law),
  })
}

const mayWaive = (actor: OfficeActor, { state, organisationId }: Instance, { rule }: DutyLaw): boolean =>
  state === 'open' &&
  organisationId !== actor.organisationId &&
  actor.permissions.has('duty.manage') &&
  (rule.to.length === 0 || rule.to.some((party) => actor.parties.includes(party)))

const viewFiling = ({ id, at, personName, note, name, size, validFrom, validTo }: Filing, isLast: boolean) => ({
  id,
  at,
  personName,
  note,
  name,
  size,
  validFrom,
  validTo,
  replaced: !isLast,
})

function whatIsAsked({ regime, rule, party }: DutyLaw) {
  const { keeps, within, valid, renews, warns } = rule
  return {
    byName: party.name,
    receivers: rule.to.map((each) => partyOf(regime, each)?.name ?? each),
    says: rule.says,
    document: paperOf({ regime, rule, party }) && paperName({ regime, rule, party }),
    keeps: keeps !== null,
    within: within && formatTerm(within),
    valid: valid && formatTerm(valid),
    renews: renews && formatTerm(renews),
    warns: warns && formatTerm(warns),
    practice: rule.source.practice,
    measure: regime.title,
    basis: basisOf(regime, rule.source.cites),
  }
}

/** 依据: the article in words, and its text. */
const basisOf = (regime: Regime, cites: readonly string[]) =>
  cites.map((cite) => {
    const article = articleAt(regime, cite)
    const passage = article?.passages.find((each) => each.cite === cite)
    return { cite, words: citeInWords(cite), text: passage?.text ?? article?.passages.map(({ text }) => text).join('\n') ?? '' }
  })

/** The content of what was filed, to whoever sees the instance. */
export async function evidence(needs: DutiesNeeds, actor: OfficeActor, id: Id, filingId: Id) {
  const instance = await findInstance(needs.db, eyesOf(needs, actor), id)
  const filing = instance && (await filingsOf(needs.db, id)).find((each) => each.id === filingId)
  if (!filing?.sha256 || filing.name === null || filing.mediaType === null)
    return refuse('request.not-found', { facts: { what: '该证明' } })
  return ok({ name: filing.name, mediaType: filing.mediaType, bytes: await bytesOf(needs.db, filing.sha256) })
}

/** What today's measure asks of whom, with the interval that is in force. */
export async function rules(needs: DutiesNeeds, { jurisdictionId }: OfficeActor): Promise<Outcome<{ items: RuleView[] }>> {
  const on = today(needs.clock)
  const regimeId = jurisdictionId && (await needs.regimeIdOn(jurisdictionId, on))
  if (!regimeId) return ok({ items: [] })
  const intervals = (await intervalsOf(needs.db, jurisdictionId)).filter((each) => each.regimeId === regimeId)
  return ok({ items: dutiesIn(needs.regimes.get(regimeId)).map((law) => viewRule(needs, law, intervals)) })
}

export type RuleView = ReturnType<typeof viewRule>

function viewRule(needs: DutiesNeeds, law: DutyLaw, intervals: readonly Interval[]) {
  const { rule } = law
  const on = today(needs.clock)
  const own = intervals.filter(({ duty }) => duty === rule.id)
  const inForce = own.findLast(({ from }) => from <= on)
  const every = inForce ? readEvery(inForce.every) : rule.every
  return {
    duty: rule.id,
    name: rule.name,
    ...whatIsAsked(law),
    every: every && everyAsText(every),
    everyInWords: every && everyInWords(every),
    settable: rule.every === null ? null : isPractice(law) ? ('freely' as const) : ('shorter' as const),
    each: rule.each,
    during: rule.during,
    intervals: own.map(({ every: set, from, until, reason, setByName, setAt }) => ({ every: set, from, until, reason, setByName, setAt })),
  }
}
