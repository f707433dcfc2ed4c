import { Form, Input, Select } from 'antd'
import { ItemPick } from '../../../shared/pickers/pickers.tsx'
import { useOffers } from '../../../shared/pickers/use-offers.ts'
import { price } from '../../../shared/text/money.ts'
import type { CaseView } from '../api/use-case.ts'
import { useItem } from '../api/use-item.ts'
import type { DraftLine } from './content.ts'

interface LineProps {
  readonly name: number
  readonly file: CaseView
}

/** One line of something new: item, pool, quantity, and why so much. */
export function NewLine({ name, file }: LineProps) {
  const offers = useOffers()
  const line = Form.useWatch(['lines', name]) as DraftLine | undefined
  // A line of a draft that does not fit yet is not among the lines of the case: its item is called by its name all the same.
  const { data: item } = useItem(line?.itemId ?? null)
  const pools = (offers.data?.items ?? [])
    .filter(({ providerId }) => !file.provider || providerId === file.provider.id)
    .flatMap((offer) => offer.pools)
  const known = new Map(pools.map(({ id, name: pool, zone, legacy }) => [id, `${pool}（${zone}${legacy ? '，存量' : ''}）`]))
  for (const { poolId, poolName, zone } of file.lines) if (!known.has(poolId)) known.set(poolId, `${poolName}（${zone}）`)
  return (
    <>
      <div className="line-grid">
        <Form.Item
          name={[name, 'itemId']}
          label="服务项"
          rules={[{ required: true, message: '请从目录中选择服务项' }]}
          extra={<LinePrice name={name} />}
        >
          <ItemPick
            listed
            placeholder="输入名称或编码查找"
            known={[
              ...file.lines.map(({ itemId, itemName }) => ({ value: itemId, label: itemName })),
              ...(item ? [{ value: item.id, label: item.name }] : []),
            ]}
          />
        </Form.Item>
        <Form.Item name={[name, 'poolId']} label="资源池" rules={[{ required: true, message: '请选择资源池' }]}>
          <Select placeholder="请选择" loading={offers.isLoading} options={[...known].map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name={[name, 'quantity']} label="数量" rules={[{ required: true, message: '请填写数量' }]}>
          <Input inputMode="decimal" />
        </Form.Item>
      </div>
      <LineWords name={name} needed />
    </>
  )
}

/** What one unit of the chosen item costs. */
function LinePrice({ name }: { name: number }) {
  const line = Form.useWatch(['lines', name]) as DraftLine | undefined
  const { data: item } = useItem(line?.itemId ?? null)
  if (!item) return null
  if (item.basis === 'free') return '免费'
  const { finalTariff: tariff } = item
  if (!tariff) return `尚未定价（${item.unit}），定价后方可申请`
  const plain =
    tariff.basis === item.basis && !tariff.tiers && !tariff.allowance && tariff.minimumMonths === null && tariff.termMonths === null
  return plain ? `${price(tariff.amount)} 元/${item.unit}` : tariff.inWords
}

/** Why, and how it was reckoned; whatever is new is submitted with both (`needed`), a draft may still lack them. */
export const LineWords = ({ name, needed = false }: { name: number; needed?: boolean }) => (
  <div className="line-grid wide">
    <Form.Item name={[name, 'reason']} label="申请理由" required={needed}>
      <Input maxLength={500} />
    </Form.Item>
    <Form.Item name={[name, 'calculation']} label="测算方法" required={needed}>
      <Input maxLength={1000} />
    </Form.Item>
  </div>
)
