import type { OfficeActor } from '../../identity/index.ts'
import { type Period, wholeMonths } from '../rules/period.ts'

/** provider: a provider to the authority; government: the authority to its government. */
export const reportKinds = ['provider', 'government'] as const
export type ReportKind = (typeof reportKinds)[number]

export const reportNames: Readonly<Record<ReportKind, string>> = {
  provider: '云服务商报主管部门的服务报告',
  government: '主管部门报本级政府的运行报告',
}
export const reporters: Readonly<Record<ReportKind, string>> = { provider: '云服务商', government: '可查看本区域全部事项的单位' }

/** A provider reports what it provides; who sees all of a jurisdiction reports of all of it. */
export const mayReport = ({ sight }: Pick<OfficeActor, 'sight'>, kind: ReportKind): boolean =>
  kind === 'provider' ? sight.providerId !== null && !sight.all : sight.all

/** 月报, 季报, 年报; of other days 报告. */
export function reportWord(period: Period): string {
  const words: Readonly<Record<number, string>> = { 1: '月报', 3: '季报', 12: '年报' }
  return words[wholeMonths(period)] ?? '报告'
}
