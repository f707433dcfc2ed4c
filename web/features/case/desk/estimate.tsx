import { useQueries } from '@tanstack/react-query'
import { Form, type FormInstance } from 'antd'
import { sumOf, yuan } from '../../../shared/text/money.ts'
import { useExisting } from '../api/use-existing.ts'
import { type Item, itemQuery } from '../api/use-item.ts'
import type { DeskValues } from './content.ts'

type Tariff = NonNullable<Item['finalTariff']>

const bases = [
  { basis: 'month', name: '每月' },
  { basis: 'year', name: '每年' },
  { basis: 'once', name: '一次性' },
] as const

/** Whether so much for one unit says all of a price: with steps, allowances or confirmed quantities a product of two numbers would be wrong. */
const isPlain = ({ basis, tiers, allowance }: Tariff): boolean =>
  bases.some((known) => known.basis === basis) && tiers === null && allowance === null

/** What the order would cost at today's prices; what is really charged follows the days of use. */
export function Estimate({ form, order }: { form: FormInstance<DeskValues>; order: string }) {
  const lines = Form.useWatch('lines', form) ?? []
  const existing = useExisting(undefined)
  const asked = lines.flatMap((line) => {
    const itemId = line?.itemId ?? existing.data?.items.find(({ id }) => id === line?.resourceId)?.itemId
    return itemId && line?.quantity ? [{ itemId, quantity: line.quantity }] : []
  })
  const items = useQueries({ queries: [...new Set(asked.map(({ itemId }) => itemId))].map((id) => itemQuery(id)) }).flatMap(
    ({ data }) => data ?? [],
  )
  if (order === 'end' || lines.length === 0) return null
  const sums = bases.flatMap(({ basis, name }) => {
    const priced = asked.flatMap(({ itemId, quantity }) => {
      const item = items.find(({ id }) => id === itemId)
      const tariff = item?.finalTariff
      return tariff && tariff.basis === basis && isPlain(tariff) ? [{ price: tariff.amount, quantity }] : []
    })
    return priced.length === 0 ? [] : [{ name, amount: sumOf(priced) }]
  })
  const others = items.filter(({ finalTariff }) => finalTariff && !isPlain(finalTariff))
  return (
    <div className="estimate" style={{ marginTop: 12 }} aria-live="polite">
      <span>
        {order === 'change' ? '调整后预计费用' : '预计费用'}
        <span className="soft">（按今日价格，实际按使用天数计算）</span>
      </span>
      <span className="row">
        {sums.length === 0 && others.length === 0 ? <span className="soft">填写服务项和数量后显示</span> : null}
        {sums.map(({ name, amount }) => (
          <span key={name}>
            {name} <strong className="num">{yuan(amount)}</strong>
          </span>
        ))}
        {others.length > 0 ? <span className="soft">{others.map(({ name }) => name).join('、')}另按其计价方式计算，未计入</span> : null}
      </span>
    </div>
  )
}
