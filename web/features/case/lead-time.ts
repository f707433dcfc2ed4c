interface LeadTime {
  readonly hours: number
  readonly workingDays: number
  readonly days: number
  readonly months: number
}

/** The sum of the statutory terms in words, unit by unit; steps without a term add nothing to it. */
export function leadTimeText({ hours, workingDays, days, months }: LeadTime): string {
  const part = (count: number, unit: string) => (count > 0 ? [`${count} ${unit}`] : [])
  const parts = [...part(hours, '小时'), ...part(workingDays, '个工作日'), ...part(days, '日'), ...part(months, '个月')]
  return parts.length > 0 ? `法定期限合计 ${parts.join('另加 ')}` : '办法未规定办理期限'
}

/** A step's term: `5个工作日内`; where it depends, each of its alternatives: `视情形：5个工作日或至批复的项目建设期截止日`. */
export const termText = (term: string): string => (/^至|或/.test(term) ? `视情形：${term}` : `${term}内`)
