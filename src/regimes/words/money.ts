import { adjusted } from '../facts.ts'
import type { AdjustmentRule, ChargingRule, CycleRule, Regime } from '../model.ts'
import { factName, sayingInWords } from './conditions.ts'
import { eventInWords, partyName, said } from './names.ts'

/** When and how charging runs. */
export function chargingInWords(regime: Regime, { by, starts, changes, ends, part, counts, from, least, minimum }: ChargingRule): string {
  const events = (names: readonly string[]) => names.map((name) => eventInWords(regime, name)).join('或')
  const period = by === 'month' ? '月' : '年'
  const phrases = said(
    `按${period}计费`,
    starts.length > 0 && `自${events(starts)}${from === 'next-month' ? '的次月首日' : '之日'}起`,
    ends.length > 0 && `至${events(ends)}之日止`,
    `${from === 'next-month' ? '' : `首日${counts.includes('start') ? '计费' : '不计费'}、`}末日${counts.includes('end') ? '计费' : '不计费'}`,
    changes.length > 0 && `自${events(changes)}之日起按变更后的数量计`,
    partInWords(by, part),
    sameDayInWords({ counts, from, least }),
    minimum === 'charged' && '价格定有最低计费月数的，提前终止也计满',
    '每行四舍五入到分',
  )
  return `${phrases.join('；')}。`
}

/** What begins and ends on one day; from the next month on nothing does, except on the first day charged. */
function sameDayInWords({ counts, from, least }: Pick<ChargingRule, 'counts' | 'from' | 'least'>): string | null {
  if (from === 'next-month') return least === 'one-day' ? '计费首日即止的按一日计' : null
  return `起止在同一日的${least === 'one-day' || counts.length === 2 ? '按一日计' : '不计费'}`
}

function partInWords(by: ChargingRule['by'], part: ChargingRule['part']): string {
  const ofYear = '不足一年的按实际天数占当年天数的比例计'
  const ofMonth = part === 'actual-days' ? '不足一月的按实际天数占当月天数的比例计' : '不足一月的按每月三十日折算'
  if (by === 'month') return ofMonth
  return part === 'actual-days' ? ofYear : `${ofYear}；按月计价的，${ofMonth}`
}

/** When the cycle begins, who accounts, who reviews and who pays. */
export function cycleInWords(regime: Regime, { begins, first, accounts, reviews, pays }: CycleRule): string {
  const [month, day] = begins.split('-').map(Number)
  const beginning = first === 'contract' ? '首期自合同开始之日起' : '首期也自该日起'
  return `结算周期每年${month}月${day}日起，一年一期，${beginning}；由${partyName(regime, accounts)}汇总核算，由${partyName(regime, reviews)}审核，由${partyName(regime, pays)}付款。`
}

/** What of a statement is paid after an evaluation or an assessment, and the most that this may take off or add. */
export function adjustmentInWords({ name, of, by, table, cap, says, excepts }: AdjustmentRule): string {
  const whose = of === 'provider' ? '每一云服务商' : '每一使用单位'
  const share = table
    ? `${factName(by, adjusted)}为${Object.entries(table)
        .map(([grade, percent]) => `“${grade}”的付${percent}%`)
        .join('、')}`
    : `按${factName(by, adjusted)}付`
  const limit = cap === null ? '' : `，增减至多${cap}%`
  const before = excepts.length > 0 ? `，优先于结算调整${excepts.map((id) => `“${id}”`).join('、')}` : ''
  return `${name}：对${whose}的费用合计，${share}${limit}，差额另列一行${before}：${sayingInWords(says, adjusted)}。`
}
