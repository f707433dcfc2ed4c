import { formatTerm } from '../../calendar/index.ts'
import { isDay } from '../../kernel/index.ts'

/** What the facts call a state, in the words of the pages where it is shown. */
const states: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  systems: { 'on-cloud': '已上云', 'to-migrate': '待迁移', exempt: '不宜上云' },
  resources: { testing: '测试中', delivered: '已交付', ended: '已停用' },
  cases: {
    open: '在办',
    done: '办结',
    refused: '不予',
    withdrawn: '撤回',
    issued: '已下达',
    accepted: '已接单',
    'partly-done': '部分完成',
    failed: '未成功',
  },
  duties: { open: '未履行', fulfilled: '已履行', waived: '已豁免' },
  findings: { open: '未回应', answered: '已回应', done: '办结', refused: '不予', withdrawn: '撤回' },
  cost: { accounted: '已核算', reviewed: '已审核', sealed: '已封存', accrued: '已发生，未结算' },
  service: { fault: '故障', planned: '计划内', 'force-majeure': '不可抗力' },
}

const units = ['hour', 'day', 'working-day', 'month'] as const

/** A row's own remark in words: its state, its term, its mean utilization. */
export function noteInWords(panel: string, note: string | null): string | null {
  if (note === null) return null
  if (panel === 'time') return termInWords(note)
  if (panel === 'usage') return `平均${note}%`
  return states[panel]?.[note] ?? note
}

function termInWords(note: string): string {
  if (isDay(note)) return `至${note}`
  const [count = '', unit] = note.split(' ')
  const known = units.find((each) => each === unit)
  return known ? formatTerm({ count: Number(count), unit: known }) : note
}
