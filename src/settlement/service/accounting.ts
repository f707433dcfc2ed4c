import { type Decimal, type Fault, formatDecimal, formatYuan, type Outcome, ok, refuse, type Tx } from '../../kernel/index.ts'
import type { ChargingRule, CycleRule, Regime } from '../../regimes/index.ts'
import { type Charge, type ChargeFault, chargesOf } from '../charges.ts'
import type { Terms } from '../coverage.ts'
import { type Cycle, dayAt, periodsOf } from '../cycle.ts'
import { citationOf } from '../life.ts'
import type { StatementLine } from '../statement.ts'
import { type BilledResource, type FactsQuery, streamBilledResources } from '../store/facts.ts'
import { insertLines, type NumberedCharge, type NumberedResource, type Run } from '../store/run.ts'
import { createVerdicts } from '../verdicts.ts'
import { billingFacts } from './billing.ts'
import { coverageIn } from './covering.ts'
import type { SettlementNeeds } from './needs.ts'

/** A cycle, the measure that governs it, what it says of charging, and what was agreed with the providers. */
export interface Governed {
  readonly regime: Regime
  readonly charging: ChargingRule
  readonly rule: CycleRule
  readonly cycle: Cycle
  readonly terms: Terms
}

/** A resource with its lines, or with the reasons why it can have none. */
export interface Reckoned {
  readonly resource: BilledResource
  readonly charges: readonly Charge[]
  readonly faults: readonly ChargeFault[]
}

/** Computes the lines of all that the query names, resource by resource, as the database hands them out. */
export async function* reckon(
  needs: Pick<SettlementNeeds, 'availabilityOf' | 'regimes'>,
  tx: Tx,
  query: FactsQuery,
  { charging: { by }, terms, regime }: Pick<Governed, 'charging' | 'terms' | 'regime'>,
): AsyncGenerator<Reckoned> {
  const covered = await coverageIn(tx, terms, query.cycle)
  const periods = periodsOf(query.cycle, by)
  const { billed, stood } = await billingFacts(needs, tx, query, regime)
  const verdicts = createVerdicts((facts) => needs.regimes.judge(regime.id, 'settlement.line', facts))
  for await (const resource of streamBilledResources(tx, query)) {
    const facts = { ...resource.facts, ...stood(resource), covered: covered(resource) }
    yield { resource, ...chargesOf(facts, { by, periods, verdict: verdicts(billed(resource)) }) }
  }
}

const linesAtOnce = 2000
/** A refusal names so many places; how many there are in all stands in its facts. */
const faultsShown = 200

/** Writes a run's lines. Refused, naming every place, when a charged day has no price or a price for another period. */
export async function writeRun(
  tx: Tx,
  run: Run,
  reckoned: AsyncIterable<Reckoned>,
  { regime, charging }: Governed,
): Promise<Outcome<null>> {
  const faults: (Fault & { readonly kind: ChargeFault['kind'] })[] = []
  const page = createPage(tx, run)
  for await (const { resource, charges, faults: found } of reckoned) {
    faults.push(...found.map((fault) => ({ kind: fault.kind, ...inWords(resource, fault, charging.by) })))
    if (faults.length === 0) await page.add(resource, charges)
  }
  if (faults.length === 0) {
    await page.flush()
    return ok(null)
  }
  const code = faults.some(({ kind }) => kind === 'price-basis') ? 'statement.price-basis' : 'statement.price-missing'
  return refuse(code, {
    facts: { count: String(faults.length) },
    faults: faults.slice(0, faultsShown).map(({ path, message }) => ({ path, message })),
    citation: citationOf(regime, charging.cites.by),
  })
}

/** Numbers resources and lines as they come and writes them in batches. */
function createPage(tx: Tx, run: Run) {
  let resources: NumberedResource[] = []
  let charges: NumberedCharge[] = []
  let resourceNo = 0
  let no = 0
  const flush = async () => {
    if (resources.length > 0) await insertLines(tx, run, resources, charges)
    resources = []
    charges = []
  }
  return {
    flush,
    async add(resource: BilledResource, found: readonly Charge[]) {
      if (found.length === 0) return
      resourceNo += 1
      resources.push({ ...resource, no: resourceNo })
      for (const charge of found) charges.push({ ...charge, no: ++no, resourceNo })
      if (charges.length >= linesAtOnce) await flush()
    },
  }
}

const basisNames = { month: '月价', year: '年价', once: '一次性价格', free: '免费' } as const

/** A fault as people read it, with what would be right. */
export function inWords(
  { id, systemName, itemName, itemCode, facts }: BilledResource,
  { kind, from, until }: ChargeFault,
  by: ChargingRule['by'],
): Fault {
  const where = `系统“${systemName}”的“${itemName}”（${itemCode}）${dayAt(from)} 至 ${dayAt(until - 1)}`
  const why =
    kind === 'price-missing'
      ? '没有最终价格，请先确定该期间的最终价格'
      : `按${by === 'month' ? '月' : '年'}计费，而目录价格为${basisNames[facts.basis]}，请改用计价单位相符的服务项`
  return { path: `/resources/${id}`, message: `${where}：${why}` }
}

/** A line as it would stand in a statement. */
export function toLine(no: number, resource: BilledResource, charge: Charge): StatementLine {
  const { billed: _billed, facts, id, ...names } = resource
  const text = (value: Decimal) => formatDecimal(value)
  return {
    ...names,
    no,
    resourceId: id,
    basis: facts.basis,
    kind: charge.kind,
    from: dayAt(charge.from),
    to: dayAt(charge.until - 1),
    days: charge.days,
    periodDays: charge.periodDays,
    quantity: text(charge.quantity),
    priceId: charge.price?.id ?? null,
    price: charge.price ? text(charge.price.amount) : null,
    full: formatYuan(charge.full),
    amount: formatYuan(charge.amount),
    excluded: charge.exclusion,
    deductions: charge.deductions.map((deduction) => ({ ...deduction, amount: formatYuan(deduction.amount) })),
  }
}
