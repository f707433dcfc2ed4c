/** A statutory term as it stands, the way the server tells it. */
export interface ClockText {
  readonly dueOn: string | null
  readonly daysLeft: number | null
  readonly unit?: string | null
  readonly overdue: boolean
  readonly provisional: boolean
  readonly stands: boolean
}

const units: Readonly<Record<string, string>> = { 'working-day': '个工作日', day: '天', month: '天', hour: '天' }

/** What is left of a term in words: `剩 3 个工作日`, `今天到期`, `已逾期 2 天`, `中止`. */
export function timeLeft({ daysLeft, unit, overdue, stands, dueOn }: ClockText): string {
  const name = units[unit ?? 'day'] ?? '天'
  if (stands) return '中止计时'
  if (overdue) return daysLeft !== null && daysLeft < 0 ? `已逾期 ${-daysLeft} ${name}` : '已逾期'
  if (dueOn === null) return '无期限'
  if (daysLeft === 0) return '今天到期'
  return daysLeft === null ? '' : `剩 ${daysLeft} ${name}`
}
