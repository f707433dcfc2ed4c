import { type Day, dayOf, type Instant, isDay } from '../../kernel/index.ts'
import type { OrderLine } from '../../orders/index.ts'
import type { Facts, Row } from '../templates/vocabulary.ts'

/** `2024-09-03` as an official document writes it (GB/T 9704): 2024年9月3日. */
export const dayInWords = (day: Day): string => `${+day.slice(0, 4)}年${+day.slice(5, 7)}月${+day.slice(8, 10)}日`
export const instantInWords = (at: Instant | null): string => (at === null ? '' : dayInWords(dayOf(at)))
export const maybeDay = (day: Day | null): string => (day === null ? '' : dayInWords(day))

/** 一至五: levels of the multi-level protection scheme. */
export const levelInWords = (level: number): string => `第${['', '一', '二', '三', '四', '五'][level] ?? level}级`

export const stateNames: Readonly<Record<string, string>> = {
  testing: '测试中',
  delivered: '在用',
  ended: '已注销',
  issued: '已下达',
  accepted: '已接收',
  'partly-done': '部分完成',
  failed: '未成功',
  done: '已完成',
  withdrawn: '已撤回',
}
export const workNames: Readonly<Record<string, string>> = { test: '测试', deliver: '交付', change: '变更', reclaim: '回收' }

/** Rows with their number in front, counted from 1. */
export const numbered = (rows: readonly Row[]): Row[] => rows.map((row, index) => ({ no: String(index + 1), ...row }))

export const lineRows = (lines: readonly OrderLine[]): Row[] =>
  numbered(
    lines.map((line) => ({
      item: line.itemName,
      specification: line.specification,
      unit: line.unit,
      pool: line.poolName,
      zone: line.zone,
      quantity: line.quantity,
      before: line.before ?? '',
      reason: line.reason,
      calculation: line.calculation,
    })),
  )

/** What was filled in, in words: organisations by name, days and yes or no as people write them. */
export function fieldInWords(value: string | boolean, names: ReadonlyMap<string, string> | null): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (names)
    return value
      .split(',')
      .map((id) => names.get(id) ?? '')
      .filter((name) => name !== '')
      .join('、')
  return isDay(value) ? dayInWords(value) : value
}

/** Facts of several sources together. */
export const joined = (...all: readonly Partial<Facts>[]): Facts => ({
  texts: Object.assign({}, ...all.map(({ texts }) => texts ?? {})),
  rows: Object.assign({}, ...all.map(({ rows }) => rows ?? {})),
})
