import type { Fault } from '../kernel/index.ts'

/** First and last day in the right order. */
export const periodFaults = ({ from, to }: { readonly from: string; readonly to: string }): Fault[] =>
  to < from ? [{ path: '/to', message: `截止日不能早于起始日（${from}）` }] : []
