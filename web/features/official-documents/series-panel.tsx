import { Button, Form, Input, Select, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { localTime } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type SeriesSetting, useSeries, useSetSeries } from './api/use-documents.ts'
import { seriesNames } from './words.ts'

const nameOf = (series: SeriesSetting['series']): string => (series === null ? '没有另行登记的各类' : seriesNames[series])

const columns: TableColumnsType<SeriesSetting> = [
  { title: '类别', width: 220, render: (_, row) => nameOf(row.series) },
  { title: '发文字号', dataIndex: 'pattern' },
  { title: '登记人', width: 140, dataIndex: 'setByName' },
  { title: '登记时间', width: 170, render: (_, row) => <span className="num">{localTime(row.setAt)}</span> },
]

/** How the own organisation numbers what it issues; the newest of a group counts. */
export function SeriesPanel() {
  const query = useSeries()
  const [open, setOpen] = useState(false)
  const button = query.data?.keeps ? (
    <Button type="primary" onClick={() => setOpen(true)}>
      登记发文字号
    </Button>
  ) : null
  return (
    <Panel title="本单位的发文字号" extra={button} flush>
      <Loaded query={query}>
        {({ items }) => (
          <PlainTable
            label="发文字号"
            rows={items as SeriesSetting[]}
            columns={columns}
            rowKey={({ id }) => id}
            empty="还没有登记发文字号。登记之后才能出具公文；由单位管理员或签发人员登记。"
          />
        )}
      </Loaded>
      <SeriesForm open={open} onClose={() => setOpen(false)} />
    </Panel>
  )
}

interface Values {
  readonly series?: keyof typeof seriesNames
  readonly pattern: string
}

function SeriesForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const act = useSetSeries()
  const tell = useTell()
  const set = { ...act, mutateAsync: ({ series, pattern }: Values) => act.mutateAsync({ series: series ?? null, pattern }) }
  return (
    <ActForm<Values>
      open={open}
      title="登记发文字号"
      says="自登记起，此类公文按这一写法编号：每年从 1 号开始，连续不断。已经出具的不变。"
      submit="登记"
      act={set}
      onDone={() => {
        tell('已登记发文字号')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="series" label="类别" extra="不选则用于没有另行登记的各类">
        <Select allowClear options={Object.entries(seriesNames).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item
        name="pattern"
        label="写法"
        extra="写本单位的机关代字，{year} 处是年份，{n} 处是序号，如 某政务云〔{year}〕{n}号"
        rules={[{ required: true, message: '请写明发文字号的写法' }]}
      >
        <Input maxLength={40} placeholder="某政务云〔{year}〕{n}号" />
      </Form.Item>
    </ActForm>
  )
}
