import { formatTerm, type Term } from '../../calendar/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import type { Citation, Id } from '../../kernel/index.ts'
import { type DutyRule, documentOf, type PartyRule, partyOf, type Regime, type Regimes } from '../../regimes/index.ts'
import type { Owing } from '../duty.ts'
import type { DutyKey } from '../store/owings.ts'

/** A duty with the measure that states it. */
export interface DutyLaw {
  readonly regime: Regime
  readonly rule: DutyRule
  readonly party: PartyRule
}

/** All duties of all measures. */
export const allDuties = (regimes: Regimes): DutyLaw[] => regimes.all().flatMap(dutiesIn)

export const dutiesIn = (regime: Regime): DutyLaw[] => regime.duties.map((rule) => ({ regime, rule, party: needed(regime, rule) }))

function needed(regime: Regime, { id, by }: DutyRule): PartyRule {
  const party = partyOf(regime, by)
  if (!party) throw new Error(`measure ${regime.id}: duty ${id} is of no party`)
  return party
}

/** The law of what somebody owes: that under which it arose. What its pack no longer states is shown by its bare name. */
export function lawOf(regimes: Regimes, { regimeId, duty }: Pick<Owing, 'regimeId' | 'duty'>): DutyLaw {
  const regime = regimes.get(regimeId)
  const rule = regime.duties.find(({ id }) => id === duty)
  return rule ? { regime, rule, party: needed(regime, rule) } : struckOut(regime, duty)
}

function struckOut(regime: Regime, id: string): DutyLaw {
  const source = { file: 'measure.md', line: 1, cites: [], practice: false }
  const nothing = {
    every: null,
    after: [],
    during: null,
    keeps: null,
    valid: null,
    renews: null,
    within: null,
    warns: null,
    evidence: null,
  }
  const rule: DutyRule = { id, name: id, by: '', to: [], each: 'organisation', when: [], says: '', ...nothing, source }
  return { regime, rule, party: { id: '', name: '', body: null, sees: 'own', may: [], source } }
}

export const keyOfLaw = ({ regime, rule }: DutyLaw): DutyKey => ({
  regime: regime.id,
  duty: rule.id,
  party: rule.by,
  each: rule.each,
  effective: regime.effective,
})

export const citeDuty = ({ regime, rule }: DutyLaw): Citation => ({ regime: regime.id, cite: rule.source.cites[0] ?? '' })

/** Who owes it owes it as a provider, where the party is what cases are assigned to. */
export const owedAs = ({ party }: DutyLaw): 'unit' | 'provider' => (party.sees === 'assigned' ? 'provider' : 'unit')

/** The paper that proves it, if it takes one. */
export const paperOf = ({ rule }: DutyLaw): string | null => rule.keeps ?? rule.evidence

export const paperName = ({ regime, rule }: DutyLaw): string => {
  const id = rule.keeps ?? rule.evidence
  return id === null ? '' : (documentOf(regime, id)?.name ?? id)
}

const periods = { month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年' } as const

/** 每月, 每6个月. */
export const everyInWords = (every: keyof typeof periods | Term): string =>
  typeof every === 'string' ? periods[every] : `每${formatTerm(every)}`

/** Who acts when the clock brings duties about: recorded as the platform itself. */
export const platform: OfficeActor = {
  personId: '00000000-0000-0000-0000-000000000000' satisfies Id,
  personName: '平台',
  organisationId: '00000000-0000-0000-0000-000000000000',
  organisationName: '平台',
  permissions: new Set(),
  jurisdictionId: null,
  parties: [],
  posts: [],
  sight: { jurisdictionId: null, all: false, organisationIds: [], providerId: null },
  mustChangePassword: false,
  from: { ip: 'local', requestId: 'duties' },
}
