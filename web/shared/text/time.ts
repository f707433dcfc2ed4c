const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** An instant (ISO, UTC) as people in China read it: `2024-09-30 09:00`. */
export function localTime(instant: string | null | undefined): string {
  if (!instant) return '—'
  const found = Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return `${found.year}-${found.month}-${found.day} ${found.hour}:${found.minute}`
}

/** The last day of a period that is stored by the first day after it. Days stay texts; UTC has no summer time to trip over. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** `2024-09-01 至 2025-08-31`; an open end is `至今`. `until` is the first day after. */
export const period = (from: string, until: string | null): string => (until ? `${from} 至 ${dayBefore(until)}` : `${from} 起`)

/** The same for a period that is stored with its last day. */
export const periodTo = (from: string, lastDay: string | null): string => (lastDay ? `${from} 至 ${lastDay}` : `${from} 起`)
