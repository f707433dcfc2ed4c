import type { ChargingRule, CycleRule, Regime } from '../model.ts'
import { eventInWords, partyName, said } from './names.ts'

/** When and how charging runs. */
export function chargingInWords(regime: Regime, { by, starts, changes, ends, counts, from }: ChargingRule): string {
  const events = (names: readonly string[]) => names.map((name) => eventInWords(regime, name)).join('或')
  const period = by === 'month' ? '月' : '年'
  const phrases = said(
    `按${period}计费`,
    starts.length > 0 && `自${events(starts)}${from === 'next-month' ? '的次月首日' : '之日'}起`,
    ends.length > 0 && `至${events(ends)}之日止`,
    `${from === 'next-month' ? '' : `首日${counts.includes('start') ? '计费' : '不计费'}、`}末日${counts.includes('end') ? '计费' : '不计费'}`,
    changes.length > 0 && `自${events(changes)}之日起按变更后的数量计`,
    `不足一${period}的按实际天数占当${period}天数的比例计`,
    '每行四舍五入到分',
  )
  return `${phrases.join('；')}。`
}

/** When the cycle begins, who accounts and who reviews. */
export function cycleInWords(regime: Regime, { begins, first, accounts, reviews }: CycleRule): string {
  const [month, day] = begins.split('-').map(Number)
  const beginning = first === 'contract' ? '首期自合同开始之日起' : '首期也自该日起'
  return `结算周期每年${month}月${day}日起，一年一期，${beginning}；由${partyName(regime, accounts)}汇总核算，由${partyName(regime, reviews)}审核。`
}
