import { type Citation, type Day, dayOf, type Outcome, ok, type Reader, refuse } from '../../kernel/index.ts'
import type { CaseFile, CaseWriting, Submitted } from '../../procedures/index.ts'
import { type Facts, procedureOf, type StepRule } from '../../regimes/index.ts'
import { type LineInput, linesOf, type OrderLine, resourcesOf } from '../line.ts'
import { directionOf, increaseOf, readLines, renewLines } from '../rules/lines.ts'
import { knownTo, lineFacts } from '../store/known.ts'
import { checkFree, checkUnclaimed } from './free.ts'
import { type OrdersNeeds, orderOf } from './needs.ts'

type Needs = Pick<OrdersNeeds, 'regimes'>

const citeStep = ({ file, step }: { file: CaseFile; step: StepRule }): Citation => ({
  regime: file.regimeId,
  cite: step.source.cites[0] ?? '',
})

/** Reads the lines being written; what is wrong is told line by line. */
export async function read(
  needs: Needs,
  reader: Reader,
  about: Pick<CaseWriting, 'file' | 'step'>,
  said: readonly LineInput[],
): Promise<Outcome<readonly OrderLine[]>> {
  const ids = (key: 'itemId' | 'poolId' | 'resourceId') => said.flatMap((line) => (line[key] ? [line[key]] : []))
  const known = await knownTo(reader, about.file, { items: ids('itemId'), pools: ids('poolId'), resources: ids('resourceId') })
  const { lines, faults } = readLines(orderOf(needs.regimes, about.file), said, known)
  if (faults.length === 0) return ok(lines)
  // A form of five hundred lines may have five hundred faults: the sentence names the first, the list has them all.
  const told = faults.slice(0, 5).map(({ message }) => message)
  const more = faults.length > told.length ? [`另有 ${faults.length - told.length} 处，逐处列出如下`] : []
  return refuse('order.line-invalid', { facts: { lines: [...told, ...more].join('；') }, faults, citation: citeStep(about) })
}

/**
 * The measure's rules with the facts of the whole and of every line, then what holds under every measure: where both refuse, the
 * measure's own article is told. Lines that name a resource are read anew, so that the quantities beside them are today's.
 */
export async function submitted(needs: Needs, about: CaseWriting, facts: Facts): Promise<Outcome<Submitted>> {
  const { writing, file, step } = about
  const citation = citeStep(about)
  const written = linesOf(file)
  if (step.lines && orderOf(needs.regimes, file) !== 'none' && written.length === 0) return refuse('case.no-lines', { citation })
  if (written.length > 0 && file.providerId === null) {
    const procedure = procedureOf(needs.regimes.get(file.regimeId), file.procedure)?.name ?? ''
    return refuse('case.provider-needed', { facts: { procedure }, citation })
  }
  const free = await checkFree(writing.tx, written, citation)
  if (!free.ok) return free
  const unclaimed = await checkUnclaimed(needs, writing.tx, file, citation)
  if (!unclaimed.ok) return unclaimed
  const lines = await renewed(needs, about)
  return lines.ok ? judged(needs, about, lines.value, { ...facts, ...directionOf(lines.value) }) : lines
}

async function renewed(needs: Needs, about: CaseWriting): Promise<Outcome<readonly OrderLine[]>> {
  const lines = linesOf(about.file)
  const known = await knownTo(about.writing.tx, about.file, { items: [], pools: [], resources: resourcesOf(lines) })
  const renewing = renewLines(orderOf(needs.regimes, about.file), lines, known)
  if (renewing.faults.length === 0) return ok(renewing.lines)
  const told = renewing.faults.map(({ message }) => message).join('；')
  return refuse('order.line-invalid', { facts: { lines: told }, faults: renewing.faults, citation: citeStep(about) })
}

/** What the measure's rules of an order know of each line on a day, in the order of the lines. */
export async function placesOf(reader: Reader, file: CaseFile, lines: readonly OrderLine[], on: Day): Promise<Facts[]> {
  const known = await lineFacts(reader, file, lines, on)
  return lines.map((line) => ({
    ...known.get(line.no),
    'line.number': String(line.no),
    'line.quantity': line.quantity,
    'line.increase': increaseOf(line),
  }))
}

async function judged(needs: Needs, about: CaseWriting, lines: readonly OrderLine[], facts: Facts): Promise<Outcome<Submitted>> {
  const { writing, file } = about
  const citation = citeStep(about)
  const on = dayOf(writing.now)
  const places = await placesOf(writing.tx, file, lines, on)
  const told = lines.map((line, index) => ({ line, facts: places[index] ?? {} }))
  const { refusal, findings } = needs.regimes.judge(file.regimeId, 'order.submit', facts, places)
  if (refusal) return { ok: false, refusal }
  const sound = checkOwn(facts, told, { on, citation })
  if (!sound.ok) return sound
  const grounds = checkGrounds(lines, citation)
  return grounds.ok ? ok({ lines, findings }) : grounds
}

/** Whoever asks for something new says what for and how it was reckoned. */
function checkGrounds(lines: readonly OrderLine[], citation: Citation): Outcome<null> {
  const faults = lines.flatMap(({ no, before, reason, calculation }) => {
    if (before !== null) return []
    const fault = (field: string, message: string) => ({ path: `/lines/${no - 1}/${field}`, message: `第 ${no} 行：${message}` })
    return [...(reason ? [] : [fault('reason', '请写明申请理由')]), ...(calculation ? [] : [fault('calculation', '请写明数量的测算依据')])]
  })
  if (faults.length === 0) return ok(null)
  return refuse('order.line-invalid', {
    facts: {
      lines: faults
        .slice(0, 5)
        .map(({ message }) => message)
        .join('；'),
    },
    faults,
    citation,
  })
}

/** What holds under every measure: a contract with the provider, a listed and priced item, for all that is more than today. */
function checkOwn(
  facts: Facts,
  told: readonly { line: OrderLine; facts: Facts }[],
  { on, citation }: { on: Day; citation: Citation },
): Outcome<null> {
  const growing = told.filter(({ line }) => !increaseOf(line).startsWith('-') && increaseOf(line) !== '0')
  if (growing.length > 0 && facts['provider.contracted'] !== true) {
    return refuse('order.provider-without-contract', { facts: { provider: String(facts['provider.name'] ?? ''), on }, citation })
  }
  for (const { line, facts: known } of growing) {
    const about = { facts: { line: String(line.no), item: line.itemName }, citation }
    if (known['item.listed'] !== true) return refuse('order.item-unlisted', about)
    if (known['item.priced'] !== true) return refuse('order.item-unpriced', about)
  }
  return ok(null)
}
