import { coveredQuantity } from '../../contracts/index.ts'
import { decimal, formatDecimal, plusDays } from '../../kernel/index.ts'
import type { Regime } from '../../regimes/index.ts'
import { type Correction, shown } from '../corrections/correction.ts'
import { readCorrections } from '../corrections/store.ts'
import { type AppliedReading, type CitedArticle, coverageRuleOf, groundsOf, readingsOf } from '../rules/explain.ts'
import { type LeastTerm, leastTermOf } from '../rules/least.ts'
import type { Statement, StatementLine } from '../rules/statement.ts'
import { findPrice, type PriceVersion } from '../store/lines.ts'
import {
  type Allocation,
  type CaseName,
  findAgreement,
  findCasesThatLeft,
  findMinimumMonths,
  findOrigin,
  type Origin,
} from '../store/origins.ts'
import { consentingParties, type SettlementNeeds } from './needs.ts'

/** A line and what it rests on: the cases behind its quantity and its days, price, contract, articles and readings. */
export interface Explanation {
  readonly line: StatementLine
  readonly price: PriceVersion | null
  readonly allocation: Allocation | null
  readonly charging: Charging
  readonly contract: AgreedQuantity | null
  /** What has been proposed to correct it since it was sealed, and what became of that. */
  readonly corrections: readonly Correction[]
  readonly articles: readonly CitedArticle[]
  readonly readings: readonly AppliedReading[]
}

/** When charging started and, if it did in the cycle, ended. */
interface Charging {
  readonly from: Origin['chargedFrom']
  readonly startedBy: CaseName
  /** The last day charged. */
  readonly to: Origin['chargedUntil']
  readonly endedBy: CaseName | null
  /** What charges the line after the end; null where nothing does. */
  readonly least: LeastTerm | null
}

/** What was agreed for the line's item, as it was known when the run was accounted. */
interface AgreedQuantity {
  readonly number: string | null
  /** Null: without a ceiling. `0`: no contract, or it does not name the item. */
  readonly ceiling: string | null
  readonly consented: string
  readonly says: string
}

export async function explanationOf(needs: SettlementNeeds, statement: Statement, line: StatementLine): Promise<Explanation> {
  const regime = needs.regimes.get(statement.regimeId)
  const { allocation, ...origin } = await findOrigin(needs.db, line)
  const least = await leastOf(needs, line, regime, origin)
  const articles = groundsOf(regime, line, { changed: allocation?.changed === true, minimum: least !== null })
  return {
    line,
    price: line.priceId === null ? null : await findPrice(needs.db, line.priceId),
    allocation,
    charging: { ...(await chargingOf(needs, statement, line, origin)), least },
    contract: line.kind === 'free' ? null : await agreedQuantity(needs, statement, line, regime),
    corrections: await correctionsOf(needs, statement, line.no),
    articles,
    readings: readingsOf(regime, articles),
  }
}

/** A line is corrected a few times at most; who sees the line sees its corrections. */
async function correctionsOf({ db }: SettlementNeeds, { id, jurisdictionId, whole }: Statement, line: number): Promise<Correction[]> {
  const everybody = { jurisdictionId, all: true, organisationIds: [], providerId: null }
  const found = await readCorrections(db, everybody, id, { line, after: 0, limit: 100 })
  return found.map((correction) => shown(correction, whole))
}

async function chargingOf(
  { db, regimes }: SettlementNeeds,
  statement: Statement,
  line: StatementLine,
  { chargedFrom, chargedUntil, startedBy }: Omit<Origin, 'allocation'>,
): Promise<Omit<Charging, 'least'>> {
  const to = chargedUntil && plusDays(chargedUntil, -1)
  const ended = to !== null && chargedFrom <= to && to <= statement.to
  if (!ended) return { from: chargedFrom, startedBy, to: null, endedBy: null }
  // The first event that the measure of its case names as the end: what has ended stays as it ended.
  const left = await findCasesThatLeft(db, line.resourceId)
  const end = left.find(({ regimeId, event }) => regimes.has(regimeId) && regimes.get(regimeId).charging?.ends.includes(event))
  return { from: chargedFrom, startedBy, to, endedBy: end ? { id: end.id, number: end.number } : null }
}

/** Null where the measure has no minimum terms charged, or the line is charged by none. */
async function leastOf({ db }: SettlementNeeds, line: StatementLine, { charging }: Regime, origin: Omit<Origin, 'allocation'>) {
  const { chargedFrom, chargedUntil } = origin
  if (charging?.minimum !== 'charged' || chargedUntil === null) return null
  return leastTermOf(line, { chargedFrom, chargedUntil, months: await findMinimumMonths(db, line, chargedFrom) })
}

/** Null where the measure does not ask whether a line lies within the contract. */
async function agreedQuantity(
  { db }: SettlementNeeds,
  { id }: Statement,
  line: StatementLine,
  regime: Regime,
): Promise<AgreedQuantity | null> {
  const rule = coverageRuleOf(regime)
  if (!rule) return null
  const { number, named, quantity, consents } = await findAgreement(db, id, line)
  // Of a line without contracts it gives what was consented to.
  const consented = coveredQuantity({ contracts: [], consents, parties: consentingParties(regime) }, line.itemId, line.from)
  const agreed = {
    number,
    ceiling: named && quantity === null ? null : formatDecimal(decimal(quantity ?? '0')),
    consented: formatDecimal(consented ?? decimal('0')),
  }
  const beyond = line.excluded === null ? false : line.excluded.rule === rule.id ? true : null
  return { ...agreed, says: inWords(agreed, named, line, beyond) }
}

/** `beyond` is null where another rule leaves the line out. */
function inWords(
  { number, ceiling, consented }: Omit<AgreedQuantity, 'says'>,
  named: boolean,
  { from, quantity }: StatementLine,
  beyond: boolean | null,
): string {
  if (number === null) return `${from} 没有有效合同`
  if (named && ceiling === null) return `合同 ${number} 列有该服务项，不限数量`
  const more = consented === '0' ? '' : `，另经同意 ${consented}`
  const agreed = named ? `合同 ${number} 的数量为 ${ceiling}${more}` : `合同 ${number} 未列该服务项${more}`
  const place = beyond === null ? '' : `；按各资源首次分配的先后占用，本行的 ${quantity} ${beyond ? '已超出' : '在其之内'}`
  return agreed + place
}
