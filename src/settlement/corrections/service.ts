import type { OfficeActor } from '../../identity/index.ts'
import {
  decodeCursor,
  type FileAnswer,
  type Id,
  newId,
  type Outcome,
  ok,
  type Page,
  pageOf,
  refuse,
  type Writing,
  yuan,
} from '../../kernel/index.ts'
import type { CycleRule, Regime } from '../../regimes/index.ts'
import { type ActRule, citationOf, mayDo } from '../rules/life.ts'
import { unseen } from '../service/acts/record.ts'
import type { SettlementNeeds } from '../service/needs.ts'
import { type PageInput, seen } from '../service/reading.ts'
import { readLines } from '../store/lines.ts'
import { readAdjustments } from '../store/runs.ts'
import { type Held, lockStatement } from '../store/statements.ts'
import {
  type Corrected,
  type Correction,
  deciding,
  mayBeCorrected,
  mayDecide,
  mayFall,
  mayWithdraw,
  proposing,
  shown,
} from './correction.ts'
import { evidenceOf, type Upload } from './evidence.ts'
import * as store from './store.ts'

export interface ProposalInput {
  readonly statementId: Id
  /** One of the two. */
  readonly lineNo: number | null
  readonly adjustmentNo: number | null
  /** The change in yuan, signed, at most two places. */
  readonly amount: string
  readonly reason: string
  readonly cause: string | null
  readonly evidence: Upload | null
}

export interface CorrectionNumber {
  readonly statementId: Id
  readonly no: number
}
export interface DecisionInput extends CorrectionNumber {
  readonly decision: 'approve' | 'reject'
  readonly opinion: string | null
}

export interface Corrections extends Page<Correction> {
  readonly approved: { readonly providers: readonly store.CorrectedSum[]; readonly units: readonly store.CorrectedSum[] }
}

/** Corrections of sealed statements: lines of their own with a reason, proposed by who accounts, approved by a second person of who reviews. */
export const createCorrections = (needs: SettlementNeeds) => ({
  /** Corrections of the lines that the actor sees, and the sums of the approved ones. */
  async corrections(
    actor: OfficeActor,
    id: Id,
    { after, limit, ...filter }: store.CorrectionFilter & PageInput,
  ): Promise<Outcome<Corrections>> {
    const statement = await seen(needs, actor, id)
    if (!statement.ok) return statement
    const { db } = needs
    const last = Number(decodeCursor(after, 1)?.[0] ?? 0)
    const page = { ...filter, after: Number.isInteger(last) ? last : 0, limit: limit + 1 }
    const { items, next } = pageOf(await store.readCorrections(db, actor.sight, id, page), limit, ({ no }) => [String(no)])
    const [providers, units] = [
      await store.sumCorrections(db, actor.sight, id, 'provider'),
      await store.sumCorrections(db, actor.sight, id, 'unit'),
    ]
    return ok({ items: items.map((correction) => shown(correction, statement.value.whole)), next, approved: { providers, units } })
  },

  /** The file that proves a correction. */
  async correctionEvidence(actor: OfficeActor, { statementId, no }: CorrectionNumber): Promise<Outcome<FileAnswer>> {
    const found = await store.findCorrection(needs.db, actor.sight, statementId, no)
    const statement = found?.evidence ? await seen(needs, actor, statementId) : unseen()
    const file = found && statement.ok ? await store.readEvidence(needs.db, found.id) : null
    return file ? ok(file) : refuse('request.not-found', { facts: { what: '更正的佐证材料' } })
  },

  /** Proposes to change a line, or a result of evaluation or assessment. */
  propose(actor: OfficeActor, input: ProposalInput, key: string): Promise<Outcome<Correction>> {
    const file = input.evidence === null ? ok(null) : evidenceOf(input.evidence)
    if (!file.ok) return Promise.resolve(file)
    const said = { ...input, evidence: file.value && { name: file.value.name, sha256: file.value.sha256 } }
    return needs.door.write(
      { actor, does: 'correction.propose', needs: 'statement.correct', once: { key, input: said } },
      async (writing) => {
        const bill = await billFor(needs, writing, proposing, input.statementId)
        if (!bill.ok) return bill
        const of = await correctedBy(writing, bill.value.held, input)
        if (!of.ok) return of
        const { personId, personName, organisationId } = writing.actor
        const { statementId, reason, cause } = input
        const proposal = { statementId, reason, cause, ...of.value, id: newId(), amount: yuan(input.amount), evidence: file.value }
        const no = await store.insertCorrection(writing.tx, { ...proposal, by: { personId, personName, organisationId }, at: writing.now })
        return recorded(writing, bill.value, no, null)
      },
    )
  },

  /** Approves or rejects a proposal, by the second person. */
  decideCorrection: (actor: OfficeActor, input: DecisionInput, key: string): Promise<Outcome<Correction>> =>
    needs.door.write({ actor, does: 'correction.decide', needs: 'statement.review', once: { key, input } }, async (writing) => {
      if (input.decision === 'reject' && input.opinion === null)
        return refuse('request.invalid', { faults: [{ path: '/opinion', message: '不同意更正须写明意见' }] })
      const bill = await billFor(needs, writing, deciding, input.statementId)
      return bill.ok ? decide(writing, bill.value, input) : bill
    }),

  /** Takes back one's own proposal while nobody has decided it. */
  withdrawCorrection: (actor: OfficeActor, input: CorrectionNumber, key: string): Promise<Outcome<Correction>> =>
    needs.door.write({ actor, does: 'correction.withdraw', needs: 'statement.correct', once: { key, input } }, async (writing) => {
      const bill = await billFor(needs, writing, proposing, input.statementId)
      const found = bill.ok ? await theCorrection(writing, bill.value, input.no) : bill
      if (!bill.ok || !found.ok) return bill.ok ? found : bill
      const may = mayWithdraw(found.value, actor.personId)
      return may.ok ? settle(writing, bill.value, found.value, 'withdrawn', null) : may
    }),
})

interface Bill {
  readonly held: Held
  readonly regime: Regime
  readonly cycle: CycleRule
}

/** The sealed statement, locked, for the party whose act it is. */
async function billFor({ regimes }: SettlementNeeds, { tx, actor }: Writing<OfficeActor>, act: ActRule, id: Id): Promise<Outcome<Bill>> {
  const held = actor.jurisdictionId === null ? null : await lockStatement(tx, actor.jurisdictionId, id)
  if (!held) return unseen()
  const regime = regimes.get(held.regimeId)
  if (!regime.cycle) throw new Error(`${regime.id} has a statement and no cycle`)
  const may = mayDo(act, actor, regime, regime.cycle)
  if (!may.ok) return may
  const sealed = mayBeCorrected(held.state, regime, regime.cycle)
  return sealed.ok ? ok({ held, regime, cycle: regime.cycle }) : sealed
}

/** What a proposal is about, where it may be changed so. */
async function correctedBy(
  { tx }: Writing<OfficeActor>,
  held: Held,
  { lineNo, adjustmentNo, amount }: ProposalInput,
): Promise<Outcome<Corrected>> {
  const change = yuan(amount)
  if (change === 0n) return refuse('request.invalid', { faults: [{ path: '/amount', message: '更正的金额不能为零' }] })
  if (lineNo !== null && adjustmentNo === null) return correctedLine(tx, held, lineNo, change)
  if (lineNo === null && adjustmentNo !== null) return correctedAdjustment(tx, held, adjustmentNo)
  return refuse('request.invalid', {
    faults: [{ path: '/lineNo', message: '须写明更正哪一行明细（lineNo），或者哪一项考评与评估调整（adjustmentNo），二者之一' }],
  })
}

async function correctedLine(tx: Writing['tx'], held: Held, no: number, change: bigint): Promise<Outcome<Corrected>> {
  const [line] = await readLines(tx, held.runNo, { sight: null, after: no - 1, limit: 1 })
  if (line?.no !== no) return refuse('request.not-found', { facts: { what: '结算单明细' } })
  const falls = mayFall(no, yuan(line.amount) + (await store.correctedOfLine(tx, held.id, no)), change)
  if (!falls.ok) return falls
  const { payer, resourceId, organisationId, organisationName, systemId, systemName, providerId, providerName, itemName } = line
  const whose = { payer, resourceId, organisationId, organisationName, systemId, systemName, providerId, providerName }
  return ok({ ...whose, lineNo: no, adjustmentNo: null, name: itemName })
}

async function correctedAdjustment(tx: Writing['tx'], held: Held, no: number): Promise<Outcome<Corrected>> {
  const found = (await readAdjustments(tx, held.runNo)).find((each) => each.no === no)
  if (!found) return refuse('request.not-found', { facts: { what: '考评与评估调整' } })
  const { kind, organisationId: id, organisationName: name } = found
  const [unit, provider] = kind === 'unit' ? [{ id, name }, null] : [null, { id, name }]
  const whose = {
    organisationId: unit?.id ?? null,
    organisationName: unit?.name ?? null,
    providerId: provider?.id ?? null,
    providerName: provider?.name ?? null,
  }
  return ok({
    ...whose,
    payer: 'level',
    resourceId: null,
    systemId: null,
    systemName: null,
    lineNo: null,
    adjustmentNo: no,
    name: found.name,
  })
}

async function theCorrection({ tx }: Writing<OfficeActor>, { held }: Bill, no: number): Promise<Outcome<store.RecordedCorrection>> {
  const found = await store.findCorrection(tx, everybody(held), held.id, no)
  return found ? ok(found) : refuse('request.not-found', { facts: { what: '更正' } })
}

async function decide(writing: Writing<OfficeActor>, bill: Bill, { no, decision, opinion }: DecisionInput): Promise<Outcome<Correction>> {
  const { held, regime, cycle } = bill
  const found = await theCorrection(writing, bill, no)
  if (!found.ok) return found
  const hands = { ...found.value, accountedBy: held.accountedBy }
  const may = mayDecide(hands, writing.actor.personId, citationOf(regime, cycle.cites.reviews))
  if (!may.ok) return may
  if (decision === 'reject') return settle(writing, bill, found.value, 'rejected', opinion)
  const falls = await mayFallNow(writing.tx, held, found.value)
  return falls.ok ? settle(writing, bill, found.value, 'approved', opinion) : falls
}

/** Others may have been approved since it was proposed. */
async function mayFallNow(tx: Writing['tx'], held: Held, { lineNo, amount }: Correction): Promise<Outcome<null>> {
  if (lineNo === null) return ok(null)
  const [line] = await readLines(tx, held.runNo, { sight: null, after: lineNo - 1, limit: 1 })
  if (line?.no !== lineNo) throw new Error(`line ${lineNo} of ${held.id} was corrected and is not there`)
  return mayFall(lineNo, yuan(line.amount) + (await store.correctedOfLine(tx, held.id, lineNo)), yuan(amount))
}

async function settle(
  writing: Writing<OfficeActor>,
  bill: Bill,
  before: store.RecordedCorrection,
  state: 'approved' | 'rejected' | 'withdrawn',
  opinion: string | null,
): Promise<Outcome<Correction>> {
  const { personId, personName, organisationId } = writing.actor
  await store.decideCorrection(writing.tx, { id: before.id, state, opinion, by: { personId, personName, organisationId }, at: writing.now })
  return recorded(writing, bill, before.no, { state: before.state })
}

/** Reads a correction back and leaves the act on record, with the unit and under the article of who acts. */
async function recorded(writing: Writing<OfficeActor>, bill: Bill, no: number, before: unknown): Promise<Outcome<Correction>> {
  const { held, regime, cycle } = bill
  const after = await theCorrection(writing, bill, no)
  if (!after.ok) return after
  const { id, organisationId, providerId, state } = after.value
  const cites = state === 'approved' || state === 'rejected' ? cycle.cites.reviews : cycle.cites.accounts
  await writing.record({
    object: { kind: 'correction', id },
    jurisdiction: held.jurisdictionId,
    organisation: organisationId ?? providerId,
    citation: citationOf(regime, cites),
    before,
    after: { statementId: held.id, ...shown(after.value, true) },
  })
  return ok(shown(after.value, true))
}

const everybody = ({ jurisdictionId }: Held) => ({ jurisdictionId, all: true, organisationIds: [], providerId: null })
