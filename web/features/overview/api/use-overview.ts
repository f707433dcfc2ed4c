import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type OverviewPanel = AnswerOf<'/overview/panels/{panel}', 'get'>
export type PanelId = OverviewPanel['panel']
export type Measure = OverviewPanel['measures'][number]
export type FigureRow = Measure['rows'][number]
export type Cell = FigureRow['cells'][number]
export type BehindRow = ItemOf<'/overview/rows'>

export interface Period {
  readonly from: string
  readonly to: string
}

/** A figure, by where it stands: the list behind it has as many rows. */
export interface Behind extends Period {
  readonly measure: string
  readonly row?: string | undefined
  readonly column?: string | undefined
}

export const usePanel = (panel: PanelId, period: Period) =>
  useQuery({
    queryKey: ['overview', panel, period],
    queryFn: () => answerTo(api.GET('/overview/panels/{panel}', { params: { path: { panel }, query: period } })),
  })

export const useBehind = ({ row, column, ...of }: Behind) =>
  usePages(['overview', 'rows', of, row, column], (after) =>
    answerTo(
      api.GET('/overview/rows', {
        params: {
          query: {
            ...of,
            ...(row === undefined ? {} : { row }),
            ...(column === undefined ? {} : { column }),
            limit: 100,
            ...(after ? { after } : {}),
          },
        },
      }),
    ),
  )

/** The day it is for the platform, whose clock a demo may have moved. */
export const useToday = () =>
  useQuery({ queryKey: ['clock'], queryFn: () => answerTo(api.GET('/clock')), select: ({ today }) => today, staleTime: 300_000 })

/** Which reports the person's organisation makes, and as which files. */
export const useReportKinds = () => useQuery({ queryKey: ['reports'], queryFn: () => answerTo(api.GET('/reports')), staleTime: 300_000 })
export type Reports = AnswerOf<'/reports', 'get'>
export type ReportKind = Reports['items'][number]['kind']

/** The report of a period as it would be downloaded now. */
export const usePreview = (kind: ReportKind, { from, to }: Period) =>
  useQuery({
    queryKey: ['reports', 'preview', kind, from, to],
    queryFn: () => answerTo(api.GET('/reports/document', { params: { query: { kind, from, to } } })),
  })
