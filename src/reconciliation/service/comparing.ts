import type { OfficeActor } from '../../identity/index.ts'
import { type Fen, formatYuan, type Id, newId, type Outcome, ok, refuse, type Tx, type Writing } from '../../kernel/index.ts'
import { type BilledResource, readBilled, type StatementOfCycle, statementOfCycle } from '../../settlement/index.ts'
import { unseen, word } from '../bills/access.ts'
import { compareResource } from '../matching/compare.ts'
import { levelSum } from '../matching/rulings.ts'
import type { Known, OurLine } from '../matching/sides.ts'
import { type Bill, findBill } from '../store/bills.ts'
import { describe, readAllocations, readRates } from '../store/facts.ts'
import { linesByName, linesByResource } from '../store/lines.ts'
import { insertDifferences, insertReconciliation, isCompared, type NewDifference } from '../store/reconciliations.ts'
import { differencesOf, unknownOf } from './about.ts'
import { type Both, batchesOf, merged } from './merging.ts'
import type { ReconciliationNeeds } from './needs.ts'

const batchSize = 500

/**
 * Compares a bill with the statement of its cycle as it was accounted, and puts the differences on file. Both sides are read as streams in the order of
 * resources; the lines of a run and of a bill never change, so that they are read as they are.
 */
export async function compareBill(needs: ReconciliationNeeds, actor: OfficeActor, billId: Id, key: string): Promise<Outcome<{ id: Id }>> {
  return needs.door.write({ actor, does: 'reconciliation.compare', needs: word, once: { key, input: { billId } } }, async (writing) => {
    const { tx } = writing
    const bill = await findBill(tx, actor.sight, billId)
    if (!bill) return unseen()
    if (!bill.newest) return refuse('reconciliation.superseded', { facts: { version: String(bill.version) } })
    const statement = await statementOfCycle(tx, bill.jurisdictionId, bill.from)
    if (!statement || statement.state === 'returned') return refuse('reconciliation.no-statement', { facts: { from: bill.from } })
    if (await isCompared(tx, billId, statement.runNo))
      return refuse('reconciliation.compared', { facts: { revision: String(statement.revision) } })
    return ok(await compareAll(needs, writing, bill, statement))
  })
}

interface Sums {
  no: number
  equal: number
  theirs: bigint
  ours: bigint
}

async function compareAll(
  needs: ReconciliationNeeds,
  writing: Writing<OfficeActor>,
  bill: Bill,
  statement: StatementOfCycle,
): Promise<{ id: Id }> {
  const { tx, actor, now, record } = writing
  const id = newId()
  const sums: Sums = { no: 0, equal: 0, theirs: 0n, ours: 0n }
  const around: Around = {
    part: needs.regimes.get(statement.regimeId).charging?.part ?? 'actual-days',
    ratesOf: await readRates(tx, bill.jurisdictionId, bill.providerId),
  }
  const billed = await readBilled(tx, statement.runNo, bill.providerId)
  for await (const batch of batchesOf(merged(billed, linesByResource(tx, bill.id)), batchSize))
    await insertDifferences(tx, id, await compareBatch(tx, batch, around, sums))
  for await (const batch of batchesOf(linesByName(tx, bill.id), batchSize)) {
    for (const { lines } of batch) sums.theirs += sumOf(lines)
    await insertDifferences(
      tx,
      id,
      batch.flatMap((one) => unknownOf(one, null)).map((difference) => numbered(difference, sums)),
    )
  }
  const { organisationId, personId, personName } = actor
  const counts = { equal: sums.equal, differences: sums.no, theirs: sums.theirs, ours: sums.ours }
  await insertReconciliation(tx, {
    ...{ id, jurisdictionId: bill.jurisdictionId, billId: bill.id, statementId: statement.id, runNo: statement.runNo, ...counts },
    by: { organisationId, personId, personName },
    at: now,
  })
  const after = {
    bill: bill.id,
    statement: statement.id,
    revision: statement.revision,
    ...counts,
    theirs: yuan(sums.theirs),
    ours: yuan(sums.ours),
  }
  await record({ object: { kind: 'reconciliation', id }, jurisdiction: bill.jurisdictionId, organisation: bill.providerId, after })
  return { id }
}

const yuan = (amount: bigint): string => formatYuan(amount as Fen)

type Around = Pick<Known, 'part' | 'ratesOf'>

/** The differences of some resources. What else was allocated is asked only of those that differ. */
async function compareBatch(tx: Tx, batch: readonly Both[], around: Around, sums: Sums): Promise<NewDifference[]> {
  const compared = batch.map((both) => ({ both, ours: linesOf(both.ours) }))
  const known = (code: string, allocations: Known['allocations']): Known => ({ ...around, itemCode: code, allocations })
  const differing = compared.filter(({ both, ours }) => {
    sums.theirs += sumOf(both.theirs?.lines ?? [])
    sums.ours += levelSum(ours)
    if (!both.ours) return true
    const { equal, differences } = compareResource(ours, both.theirs?.lines ?? [], known(both.ours.item.code, []))
    sums.equal += equal
    return differences.length > 0
  })
  const allocations = await readAllocations(
    tx,
    differing.flatMap(({ both }) => (both.ours && both.theirs ? [both.id] : [])),
  )
  const strange = await describe(
    tx,
    differing.flatMap(({ both }) => (both.ours ? [] : [both.id])),
  )
  return differing.flatMap(({ both, ours }) => {
    const found = both.ours
      ? differencesOf(both.ours, both.theirs, ours, known(both.ours.item.code, allocations.get(both.id) ?? []))
      : both.theirs
        ? unknownOf(both.theirs, strange.get(both.id) ?? null)
        : []
    return found.map((difference) => numbered(difference, sums))
  })
}

const numbered = (difference: Omit<NewDifference, 'no'>, sums: Sums): NewDifference => {
  sums.no += 1
  return { ...difference, no: sums.no }
}

const sumOf = (lines: readonly { readonly amount: bigint }[]): bigint => lines.reduce((sum, { amount }) => sum + amount, 0n)

const linesOf = (resource: BilledResource | null): OurLine[] =>
  (resource?.lines ?? []).map((line) => ({ ...line, full: BigInt(line.full) as Fen, amount: BigInt(line.amount) as Fen }))
