import { PlainTable } from '../../shared/ui/list-table.tsx'
import type { Measure } from './api/use-measure.ts'

export const CoverageTable = ({ coverage }: { coverage: Measure['coverage'] }) => (
  <PlainTable
    label="条文要求的实现"
    rows={coverage}
    rowKey={({ kind }) => kind}
    empty="没有登记条文要求。"
    more={{ size: 'small', scroll: {} }}
    columns={[
      { title: '类别', dataIndex: 'kindName' },
      { title: '已实现', align: 'right', render: (_, { all, carried }) => <span className="num">{`${carried} / ${all}`}</span> },
    ]}
  />
)
