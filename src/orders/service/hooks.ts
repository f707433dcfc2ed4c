import { dayOf, newId, type Outcome, ok, type Reader, refuse, today } from '../../kernel/index.ts'
import { type CaseFile, type CaseHooks, type CaseWriting, nextNumber } from '../../procedures/index.ts'
import { type Facts, type Finding, type OrderKind, procedureOf } from '../../regimes/index.ts'
import type { LineInput, OrderLine } from '../line.ts'
import { increaseOf, readLines } from '../rules/lines.ts'
import { knownTo, lineFacts, orderFacts } from '../store/known.ts'
import { lockResources, setRunning } from '../store/resources.ts'
import { insertWorkOrder, withdrawWorkOrders } from '../store/work-orders.ts'
import { applyEvent } from './effects.ts'
import type { OrdersNeeds } from './needs.ts'

type Needs = Pick<OrdersNeeds, 'clock' | 'regimes'>

/** The lines of a case: only this folder writes them, by `readLines`. */
export const linesOf = (file: CaseFile): readonly OrderLine[] => file.lines as readonly OrderLine[]

/** What an order adds to a case: its lines, work orders and resources. */
export const createHooks = (needs: Needs): CaseHooks => ({
  readLines: (reader, file, said) => read(needs, reader, file, said as readonly LineInput[]),
  facts: (reader, file) => orderFacts(reader, file, today(needs.clock)),
  submitted: (about) => submitted(needs, about),
  entered: (about) => entered(about),
  left: (about, outcome) => left(needs, about, outcome),
})

const orderOf = ({ regimes }: Needs, file: CaseFile): OrderKind => procedureOf(regimes.get(file.regimeId), file.procedure)?.order ?? 'none'

async function read(needs: Needs, reader: Reader, file: CaseFile, said: readonly LineInput[]): Promise<Outcome<readonly OrderLine[]>> {
  const ids = <K extends keyof LineInput>(key: K) => said.flatMap((line) => (line[key] ? [line[key]] : []))
  const known = await knownTo(reader, file, { items: ids('itemId'), pools: ids('poolId'), resources: ids('resourceId') })
  const { lines, faults } = readLines(orderOf(needs, file), said, known)
  if (faults.length > 0) return refuse('order.line-invalid', { facts: { lines: faults.map(({ message }) => message).join('；') }, faults })
  return ok(lines)
}

/** The platform's own conditions first, then the measure's rules, each with the facts of the whole and of every line. */
async function submitted(needs: Needs, { writing, file }: CaseWriting): Promise<Outcome<readonly Finding[]>> {
  const on = dayOf(writing.now)
  const facts = await orderFacts(writing.tx, file, on)
  const lines = linesOf(file)
  if (orderOf(needs, file) !== 'none' && lines.length === 0) return refuse('case.no-lines')
  const known = await lineFacts(writing.tx, file, lines, on)
  const told = lines.map((line) => ({
    line,
    facts: { ...known.get(line.no), 'line.number': String(line.no), 'line.quantity': line.quantity, 'line.increase': increaseOf(line) },
  }))
  const sound = checkOwn(facts, told, on)
  if (!sound.ok) return sound
  const free = await checkFree(writing.tx, lines)
  if (!free.ok) return free
  const judged = needs.regimes.judge(
    file.regimeId,
    'order.submit',
    facts,
    told.map((each) => each.facts),
  )
  return judged.refusal ? { ok: false, refusal: judged.refusal } : ok(judged.findings)
}

/** What holds under every measure: a contract with the provider, a listed and priced item, for all that is more than today. */
function checkOwn(facts: Facts, told: readonly { line: OrderLine; facts: Facts }[], on: string): Outcome<null> {
  const growing = told.filter(({ line }) => !increaseOf(line).startsWith('-') && increaseOf(line) !== '0')
  if (growing.length > 0 && facts['provider.contracted'] !== true) {
    return refuse('order.provider-without-contract', { facts: { provider: String(facts['provider.name'] ?? ''), on } })
  }
  for (const { line, facts: known } of growing) {
    if (known['item.listed'] !== true) return refuse('order.item-unlisted', { facts: { line: String(line.no), item: line.itemName } })
    if (known['item.priced'] !== true) return refuse('order.item-unpriced', { facts: { line: String(line.no), item: line.itemName } })
  }
  return ok(null)
}

/** One operation at a time runs on a resource. */
async function checkFree(tx: CaseWriting['writing']['tx'], lines: readonly OrderLine[]): Promise<Outcome<null>> {
  const named = lines.flatMap(({ resourceId }) => (resourceId ? [resourceId] : []))
  const busy = (await lockResources(tx, { ids: named })).find(({ runningWorkOrderId }) => runningWorkOrderId !== null)
  return busy ? refuse('resource.busy', { facts: { resource: busy.itemName, number: busy.runningNumber ?? '' } }) : ok(null)
}

/** A step that is a work order: it is issued to the provider, and holds the resources it works on. */
async function entered({ writing, file, step }: CaseWriting): Promise<Outcome<null>> {
  if (!step.work || !file.providerId) return ok(null)
  const { tx, now } = writing
  const lines = linesOf(file)
  const free = await checkFree(tx, lines)
  if (!free.ok) return free
  const { year, number } = await nextNumber(tx, file.jurisdictionId, 'work-order', dayOf(now))
  const order = {
    id: newId(),
    jurisdictionId: file.jurisdictionId,
    caseId: file.id,
    step: step.id,
    kind: step.work,
    number: `GD${year}-${String(number).padStart(6, '0')}`,
    organisationId: file.organisationId,
    providerId: file.providerId,
    issuedAt: now,
    lines: lines.map(({ no, resourceId, itemId, poolId, quantity }) => ({ no, resourceId, itemId, poolId, quantity })),
  }
  await insertWorkOrder(tx, order)
  await setRunning(
    tx,
    lines.flatMap(({ resourceId }) => (resourceId ? [resourceId] : [])),
    order.id,
  )
  await writing.record({
    object: { kind: 'work-order', id: order.id },
    jurisdiction: file.jurisdictionId,
    organisation: file.organisationId,
    citation: { regime: file.regimeId, cite: step.source.cites[0] ?? '' },
    after: { number: order.number, kind: order.kind, case: file.number },
  })
  return ok(null)
}

async function left(needs: Needs, { writing, file, step }: CaseWriting, outcome: string): Promise<Outcome<null>> {
  const { tx } = writing
  if (step.work && outcome !== 'done') await withdrawWorkOrders(tx, file.id)
  if (step.work)
    await setRunning(
      tx,
      linesOf(file).flatMap(({ resourceId }) => (resourceId ? [resourceId] : [])),
      null,
    )
  await applyEvent(writing, file, needs.regimes.get(file.regimeId).charging, `${file.procedure}.${step.id}.${outcome}`)
  return ok(null)
}
