interface LeadTime {
  readonly workingDays: number
  readonly days: number
}

/** The sum of the statutory terms in words; steps without a term add nothing to it. */
export function leadTimeText({ workingDays, days }: LeadTime): string {
  const parts = [...(workingDays > 0 ? [`${workingDays} 个工作日`] : []), ...(days > 0 ? [`${days} 日`] : [])]
  return parts.length > 0 ? `法定期限合计 ${parts.join('另加 ')}` : '办法未规定办理期限'
}
