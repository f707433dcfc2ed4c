import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { IdParams, type Route, StreamAnswer } from '../../kernel/index.ts'
import { type Format, formats } from './format.ts'
import type { createExporting } from './service/index.ts'

const FormatText = Type.Unsafe<Format>(
  Type.Union(
    formats.map((format) => Type.Literal(format)),
    {
      description:
        'csv 明细表；xlsx 工作簿；focus FOCUS 1.2 数据集（内容照原样，供程序读取）；focus-safe 同上，但以公式符号开头的单元格前加撇号，供表格软件查看；seal 封存文件（须能查看整张结算单）',
    },
  ),
)

/** `/statements/{id}/export`. */
export const exportingRoutes = (exporting: ReturnType<typeof createExporting>): Route[] => [
  operationOf('结算')({
    method: 'GET',
    path: '/statements/{id}/export',
    id: 'exportStatement',
    summary: '导出结算单：本人可以查看的明细、考评与评估调整、已同意的更正；留有导出记录',
    may: 'statement.read',
    params: IdParams,
    query: Type.Object({ format: FormatText }),
    response: StreamAnswer,
    download: true,
    handle: ({ actor, params, query }) => exporting.exportStatement(actor, params.id, query.format),
  }),
]
