import { Type } from '@sinclair/typebox'
import { DayText, day, IdParams, IdText, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import { FileHash } from '../../tables/index.ts'
import { columnNames } from '../bills/columns.ts'
import type { Reconciling } from '../service/index.ts'
import { BillContent, BillView, operation, PreviewView } from './schemas.ts'

const file = {
  providerId: IdText,
  from: DayText,
  name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  content: BillContent,
}

// Who may bring a bill — the provider itself, or who holds the word for it — the use case decides.
export const billRoutes = (reconciling: Reconciling): Route[] => [
  operation({
    method: 'POST',
    path: '/provider-bills/preview',
    id: 'previewProviderBill',
    summary: `预览导入云服务商账单（不写入）；列：${columnNames.join('、')}（资源编号、自有编号填一项即可；服务项编码、单价、天数可以没有）`,
    may: 'statement.read',
    takesFile: true,
    body: Type.Object(file),
    response: PreviewView,
    handle: async ({ actor, body }) => {
      const preview = await reconciling.previewBill(actor, { ...body, from: day(body.from) })
      return preview.ok ? ok({ ...preview.value, lines: [...preview.value.lines], errors: [...preview.value.errors] }) : preview
    },
  }),
  operation({
    method: 'POST',
    path: '/provider-bills',
    id: 'importProviderBill',
    summary: '导入预览过的云服务商账单；同一周期再次导入的另立一版',
    may: 'statement.read',
    takesFile: true,
    body: Type.Object({ ...file, hash: FileHash }),
    response: BillView,
    status: 201,
    handle: ({ actor, body, key }) => reconciling.importBill(actor, { ...body, from: day(body.from) }, key),
  }),
  operation({
    method: 'GET',
    path: '/provider-bills',
    id: 'listProviderBills',
    summary: '查询云服务商账单',
    may: 'statement.read',
    query: PageQuery,
    response: PageOf(BillView),
    handle: async ({ actor, query }) => ok(await reconciling.bills(actor, query)),
  }),
  operation({
    method: 'POST',
    path: '/provider-bills/{id}/reconciliations',
    id: 'reconcileProviderBill',
    summary: '将账单与该周期的结算单核对',
    may: 'reconciliation.manage',
    params: IdParams,
    response: Type.Object({ id: IdText }),
    status: 201,
    handle: ({ actor, params, key }) => reconciling.compare(actor, params.id, key),
  }),
]
