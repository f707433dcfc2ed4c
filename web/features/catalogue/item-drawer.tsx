import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { period } from '../../shared/text/time.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { type ItemDetail, useItemDetail } from './api/use-item-detail.ts'
import { ItemForm } from './item-form.tsx'
import { PriceForm } from './price-form.tsx'
import { PriceVersion } from './price-words.tsx'
import { basisNames, kindNames } from './words.ts'

/** An item: what it is, and every price it ever had, with who set it. */
export const ItemDrawer = ({ id, onClose }: { id: string | null; onClose: () => void }) => (
  <Drawer open={id !== null} onClose={onClose} size={820} title="服务项" destroyOnHidden>
    {id ? <Detail id={id} /> : null}
  </Drawer>
)

function Detail({ id }: { id: string }) {
  const query = useItemDetail(id)
  return <Loaded query={query}>{(item) => <Body item={item} />}</Loaded>
}

function Body({ item }: { item: ItemDetail }) {
  const may = useMay()
  const [open, setOpen] = useState<'edit' | 'ceiling' | 'final' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className="stack">
      <div className="row between">
        <h2 style={{ margin: 0, fontSize: 18 }}>{item.name}</h2>
        <span className="row">{item.listed ? <Mark tone="green">在现行目录内</Mark> : <Mark>未列入现行目录</Mark>}</span>
      </div>
      <Facts
        wide
        of={[
          ['编码', item.code],
          ['分类', [item.category1, item.category2, item.category3].filter(Boolean).join(' / ')],
          ['规格', item.specification],
          ['计量单位', item.unit],
          ['计价方式', basisNames[item.basis]],
          ['最高限价', item.ceilingTariff?.inWords ?? null],
          ['最终价格', item.finalTariff?.inWords ?? (item.basis === 'free' ? '免费' : '未定价')],
        ]}
      />
      <div className="row">
        {may('catalogue.ceiling') && item.basis !== 'free' ? <Button onClick={() => setOpen('ceiling')}>确定最高限价</Button> : null}
        {may('catalogue.price') && item.basis !== 'free' ? <Button onClick={() => setOpen('final')}>确定最终价格</Button> : null}
        {may('catalogue.draft') && !item.published ? <Button onClick={() => setOpen('edit')}>修改</Button> : null}
      </div>
      <h2 style={{ margin: 0, fontSize: 15 }}>价格沿革</h2>
      <PlainTable
        label="价格沿革"
        rows={item.prices}
        rowKey={({ id }) => id}
        empty="还没有定价；定价后方可申请。"
        columns={[
          { title: '期间', render: (_, row) => <span className="num">{period(row.from, row.until)}</span> },
          { title: '类别', render: (_, row) => <span style={{ whiteSpace: 'nowrap' }}>{kindNames[row.kind]}</span> },
          { title: '价格', render: (_, row) => <PriceVersion version={row} /> },
          {
            title: '确定人与理由',
            render: (_, row) => (
              <div style={{ whiteSpace: 'normal', maxWidth: 260 }}>
                {row.setBy} {row.setByPerson}
                <div className="soft">{row.reason}</div>
              </div>
            ),
          },
        ]}
      />
      <ItemForm key={item.version} open={open === 'edit'} item={item} onClose={close} />
      {open === 'ceiling' || open === 'final' ? <PriceForm item={item} kind={open} onClose={close} /> : null}
    </div>
  )
}
