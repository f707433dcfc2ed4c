// What a row of `known-answers.md` tells of a resource.
import type { Basis, Tariff } from '../../../catalogue/index.ts'
import { type Day, decimal, plusDays } from '../../../kernel/index.ts'
import type { Story } from '../charges.fixture.ts'

type Ends = readonly [from: string, until: string | null]
const always: Ends = ['2000-01-01', null]

/** Cells: price, quantity, days charged, the rest. */
export function storyOf([price = '', quantity = '', charged = '', rest = '']: readonly string[]): { story: Story; percents: string[] } {
  const days = daysOf(charged)
  const priced = versionsOf(price, always[0]).map(([from, until, words]) => ({ from, until, ...priceOf(words) }))
  const basis = priced[0]?.basis ?? 'month'
  const told = toldIn(rest)
  return {
    story: {
      ...{ basis, charged: days },
      allocations: versionsOf(quantity, days[0]).flatMap(([from, until, held]) => (held === '无' ? [] : [[from, until, held] as const])),
      prices: priced.flatMap(({ from, until, amount, tariff }) => (amount === null ? [] : [[from, until, amount, tariff] as const])),
      ...told.story,
    },
    percents: told.percents,
  }
}

const after = (day: string): string => plusDays(day as Day, 1)

/** `起日 至 末日`, `起日 起`, `起日 当日止`. */
function daysOf(text: string): Ends {
  const match = /^(\d{4}-\d\d-\d\d) (?:至 (\d{4}-\d\d-\d\d)|(起)|(当日止))$/.exec(text)
  if (!match) throw new Error(`日期“${text}”应写作 起日 至 末日、起日 起 或 起日 当日止`)
  const [, from = '', to, open] = match
  return to ? [from, after(to)] : [from, open ? null : from]
}

/** `8；2024-11-11起 12`: each until the next. */
function versionsOf(text: string, first: string): [from: string, until: string | null, words: string][] {
  const dated = text.split('；').map((part) => /^(?:(\d{4}-\d\d-\d\d)起 )?(.+)$/.exec(part)?.slice(1) ?? [])
  return dated.map(([from = first, words = ''], index) => [from, dated[index + 1]?.[0] ?? null, words])
}

const bases: Readonly<Record<string, Basis>> = {
  ...{ 按月: 'month', 按年: 'year', 按日: 'day', 按次: 'once', 按小时: 'hour', 按人天: 'work', 按计量: 'metered', 免费: 'free' },
}
const modes = { 分段: 'graduated', 按档: 'volume', 整档: 'package' } as const

/** `按月 46`, `约定36个月 4320`, `按月 分段 5→20 以上→36 每资源免费2 至少3个月`, `按月 无价`. */
function priceOf(words: string): { basis: Basis; amount: string | null; tariff: Partial<Tariff> } {
  const [kind = '', ...rest] = words.split(' ')
  const term = /^约定(\d+)个月$/.exec(kind)?.[1]
  const basis = term ? 'term' : bases[kind]
  if (!basis) throw new Error(`计价方式“${kind}”不认识`)
  const mode = modes[rest[0] as keyof typeof modes]
  const steps = mode ? rest.filter((word) => word.includes('→')).map(stepOf) : []
  const amount = basis === 'free' || rest[0] === '无价' ? null : ((mode ? rest[1]?.split('→')[1] : rest[0]) ?? '')
  const said = rest.slice(1 + steps.length).map(saidOf)
  return {
    basis,
    amount,
    tariff: Object.assign({ basis, termMonths: term ? Number(term) : null, tiers: mode ? { mode, steps } : null }, ...said),
  }
}

function stepOf(word: string) {
  const [upTo = '', amount = ''] = word.split('→')
  return { upTo: upTo === '以上' ? null : decimal(upTo), amount: decimal(amount) }
}

function saidOf(word: string): Partial<Tariff> {
  const [, per, free, least] = /^(?:每(资源|单位)免费([\d.]+)|至少(\d+)个月)$/.exec(word) ?? []
  if (free) return { allowance: { quantity: decimal(free), per: per === '资源' ? 'resource' : 'unit' } }
  if (!least) throw new Error(`价格中的“${word}”不认识`)
  return { minimumMonths: Number(least) }
}

type Told = { -readonly [key in 'covered' | 'unqualified' | 'elsewhere' | 'supervised' | 'freed' | 'metered']: unknown[] }

/** `合同内 4`, `不合格`, `独立结算`, `扣减 10% 2.5%`, `免费份额 1`, each with days or always; `计量 2024-11-03 5`. */
function toldIn(text: string): { story: Partial<Story>; percents: string[] } {
  const told: Told = { covered: [], unqualified: [], elsewhere: [], supervised: [], freed: [], metered: [] }
  const percents: string[] = []
  for (const item of text === '' ? [] : text.split('；')) {
    const { word, values, span } = itemIn(item)
    const [value = ''] = values
    if (word === '合同内') told.covered.push([...span, value])
    if (word === '不合格') told.unqualified.push(span)
    if (word === '独立结算') told.elsewhere.push(span)
    if (word === '免费份额') told.freed.push([...span, value])
    if (word === '计量') told.metered.push(values)
    if (word !== '扣减') continue
    told.supervised.push(...withoutDays(span))
    percents.push(...values.map((percent) => percent.replace('%', '')))
  }
  const said = Object.entries(told).filter(([, of]) => of.length > 0)
  return { story: Object.fromEntries(said) as Partial<Story>, percents }
}

const forms = [
  /^(计量) (\d{4}-\d\d-\d\d [\d.]+)()$/,
  /^(合同内|免费份额) ([\d.]+)(?: (\d{4}-.+))?$/,
  /^(扣减) ([\d.]+%(?: [\d.]+%)*)(?: (\d{4}-.+))?$/,
  /^(不合格|独立结算)()(?: (\d{4}-.+))?$/,
]

function itemIn(text: string): { word: string; values: string[]; span: Ends } {
  const match = forms.map((form) => form.exec(text)).find((found) => found !== null)
  if (!match) throw new Error(`“${text}”不认识`)
  const [, word = '', values = '', days] = match
  return { word, values: values.split(' '), span: days ? daysOf(days) : always }
}

/** Something is taken off while nobody supervises: the days that are left. */
const withoutDays = ([from, until]: Ends): Ends[] => [['1990-01-01', from], ...(until === null ? [] : [[until, null] as const])]
