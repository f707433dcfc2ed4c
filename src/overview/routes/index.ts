import { Type } from '@sinclair/typebox'
import { day, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { MeasureView, PanelView } from '../overview.ts'
import type { Overview } from '../service/index.ts'
import { BehindFilter, BehindSchema, operation, PanelParams, PanelSchema, PeriodQuery } from './schemas.ts'

/** `/overview`. */
export const overviewRoutes = (overview: Overview): Route[] => [
  operation({
    method: 'GET',
    path: '/overview/panels/{panel}',
    id: 'getOverviewPanel',
    summary: '驾驶舱的一组指标：统计期内的数、上期的数及口径，限于您可见的部分',
    may: 'case.read',
    params: PanelParams,
    query: PeriodQuery,
    response: PanelSchema,
    handle: async ({ actor, params, query }) => {
      const panel = await overview.panel(actor, params.panel, { from: day(query.from), to: day(query.to) })
      return panel.ok ? ok(view(panel.value)) : panel
    },
  }),
  operation({
    method: 'GET',
    path: '/overview/rows',
    id: 'listOverviewRows',
    summary: '一个指标背后的明细：与所示的数逐条对应',
    may: 'case.read',
    query: Type.Composite([PeriodQuery, BehindFilter, PageQuery]),
    response: PageOf(BehindSchema),
    handle: ({ actor, query: { from, to, ...query } }) => overview.behind(actor, { from: day(from), to: day(to) }, query),
  }),
]

/** What is read is never changed: the contract's lists are plain. */
const view = ({ measures, ...panel }: PanelView) => ({ ...panel, measures: measures.map(measureView) })
const measureView = ({ columns, citations, rows, total, ...measure }: MeasureView) => ({
  ...measure,
  columns: [...columns],
  citations: [...citations],
  rows: rows.map((row) => ({ ...row, ...lists(row), quantities: [...row.quantities] })),
  total: { ...total, ...lists(total) },
})
const lists = ({ cells, remarks, spread }: MeasureView['total']) => ({
  cells: [...cells],
  remarks: [...remarks],
  spread: spread && { ...spread, terms: [...spread.terms] },
})
