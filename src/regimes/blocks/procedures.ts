import { parseTerm, type Term } from '../../calendar/index.ts'
import type {
  Field,
  FieldType,
  Level,
  Material,
  OrderKind,
  OutcomeRule,
  ProcedureRule,
  StepRule,
  TermAlternative,
  WorkKind,
} from '../model.ts'
import { readCondition } from '../reading/condition.ts'
import type { Block } from '../reading/literate.ts'
import { type Reader, sourceOf } from '../reading/reader.ts'

const orders: readonly OrderKind[] = ['new', 'change', 'end', 'emergency', 'none']
const works: readonly WorkKind[] = ['test', 'deliver', 'change', 'reclaim']
const levels: readonly Level[] = ['handler', 'reviewer', 'approver', 'signer']
const fieldTypes: readonly FieldType[] = ['text', 'long-text', 'number', 'day', 'yes-no', 'choice', 'body']

export const readProcedure = (block: Block, reader: Reader): ProcedureRule => ({
  id: reader.text('procedure'),
  name: reader.text('name'),
  by: reader.text('by'),
  about: reader.textOr('about', null),
  order: reader.choice('order', orders, 'none'),
  provider: reader.choice('provider', ['chosen', 'single', 'assigned'], 'chosen'),
  steps: [],
  source: sourceOf(block),
})

export function readStep(block: Block, reader: Reader): StepRule {
  const [procedure = '', id = '', ...more] = reader.text('step').split('.')
  if (procedure && (!id || more.length > 0))
    reader.fault('step', `步骤“${reader.text('step')}”没有写成“程序.步骤”`, '写成 step: 程序.步骤，如 step: apply.accept')
  return {
    id,
    procedure,
    name: reader.text('name'),
    by: reader.text('by'),
    with: reader.texts('with'),
    ...readWithin(reader),
    lasts: reader.term('lasts'),
    since: reader.textOr('since', null),
    suspends: reader.textOr('suspends', null),
    else: readElse(reader),
    asks: readFields(reader),
    materials: readMaterials(reader),
    lines: reader.truth('lines'),
    work: reader.has('work') ? reader.choice('work', works) : null,
    levels: readLevels(reader),
    outcomes: readOutcomes(reader),
    source: sourceOf(block),
  }
}

/** `within: 5 working-days`, or a list of alternatives with `when`, the last without. */
function readWithin(reader: Reader): Pick<StepRule, 'within' | 'alternatives'> {
  if (!Array.isArray(reader.raw('within'))) return { within: reader.term('within'), alternatives: [] }
  const read = reader
    .records('within')
    .map((each) => (each.is === null ? readAlternative(each) : { term: plainTerm(reader, each.is), until: null, when: [] }))
  const last = read.at(-1)
  const open = read.slice(0, -1).find(({ when }) => when.length === 0)
  if (open || !last)
    reader.fault('within', 'within 的各项中，除末一项外都要写明 when', '写成 - { term: 24 hours, when: { … } }，末一项写不附条件的期限')
  return last && last.until === null && last.when.length === 0
    ? { within: last.term, alternatives: read.slice(0, -1) }
    : { within: null, alternatives: read }
}

/** The last alternative as a bare term: `- 30 working-days`. */
function plainTerm(reader: Reader, said: string): Term | null {
  try {
    return parseTerm(said)
  } catch {
    reader.fault('within', `within 写作“${said}”，不是期限`, '写成“5 working-days”“30 days”“3 months”或“24 hours”')
    return null
  }
}

function readAlternative(each: Reader): TermAlternative {
  const until = each.textOr('until', null)
  const term = each.has('term') ? each.term('term') : null
  if ((until === null) === (term === null))
    each.fault('term', '每一项写明期限 term 或截止日 until 之一', '写成 term: 5 working-days 或 until: field.某日')
  const read = { until, term, when: readCondition(each) }
  each.close()
  return read
}

function readElse(reader: Reader): StepRule['else'] {
  const inner = reader.inner('else')
  if (!inner) return null
  const read = { to: inner.text('to'), name: inner.text('name') }
  inner.close()
  return read
}

function readLevels(reader: Reader): Level[] {
  return reader.texts('levels').filter((level): level is Level => {
    const known = (levels as readonly string[]).includes(level)
    if (!known) reader.fault('levels', `没有“${level}”这一级`, `可用：${levels.join('、')}`)
    return known
  })
}

function readOutcomes(reader: Reader): OutcomeRule[] {
  const read = reader.record('outcomes').map(([id, outcome]) => {
    const rule: OutcomeRule = {
      id,
      name: outcome.text('name'),
      to: outcome.text('to'),
      opinionRequired: outcome.has('opinion') && outcome.choice('opinion', ['required', 'optional']) === 'required',
      issues: outcome.texts('issues'),
      asks: readFields(outcome),
      materials: readMaterials(outcome),
      endsAs: outcome.choice('ends-as', ['done', 'refused', 'withdrawn'], 'done'),
    }
    outcome.close()
    return rule
  })
  if (read.length === 0) reader.fault('outcomes', '步骤没有结果，进得去出不来', '写明 outcomes: { 名: { name: …, to: 下一步骤或 end } }')
  return read
}

function readFields(reader: Reader): Field[] {
  return reader.records('asks').map((field) => {
    const read: Field = {
      field: field.text('field'),
      label: field.text('label'),
      type: field.choice('type', fieldTypes, 'text'),
      options: field.texts('options'),
      required: field.truth('required'),
      party: field.textOr('party', null),
      many: field.truth('many'),
      as: field.has('as') ? field.choice<'provider'>('as', ['provider']) : null,
    }
    if (read.type === 'choice' && read.options.length === 0) field.fault('options', '选择项没有写可选的内容', '写明 options: [甲, 乙]')
    if ((read.type === 'body') !== (read.party !== null))
      field.fault('party', 'party 只用于 type: body，且 type: body 必须写明 party', '写成 { type: body, party: 参与方 }')
    field.close()
    return read
  })
}

function readMaterials(reader: Reader): Material[] {
  return reader.records('materials').map((material) => {
    if (material.is !== null) return { document: material.is, when: [] }
    const read = { document: material.text('document'), when: readCondition(material) }
    material.close()
    return read
  })
}
