import { price } from '../../shared/text/money.ts'
import { Mark } from '../../shared/ui/mark.tsx'
import type { ItemDetail } from './api/use-item-detail.ts'

type Tariff = NonNullable<ItemDetail['finalTariff']>

/** Lines break between parts of a sentence, not between a number and its unit. */
const words = { whiteSpace: 'normal', wordBreak: 'keep-all' } as const

/** Whether a price is so much for one unit and the period of the item, and nothing else: a bare number says it all. */
const isPlain = ({ basis, tiers, allowance, minimumMonths }: Tariff, itemBasis: ItemDetail['basis']): boolean =>
  basis === itemBasis && basis !== 'term' && tiers === null && allowance === null && minimumMonths === null

/** A price as a number where that says it all, otherwise in words. */
export function PriceWords({ tariff, itemBasis, strong = false }: { tariff: Tariff; itemBasis: ItemDetail['basis']; strong?: boolean }) {
  const plain = isPlain(tariff, itemBasis)
  const style = {
    fontWeight: strong ? 600 : 400,
    ...(plain ? {} : { display: 'inline-block', maxWidth: 260, whiteSpace: 'normal' as const }),
  }
  return (
    <span className={plain ? 'num' : ''} style={style}>
      {plain ? price(tariff.amount) : tariff.inWords}
    </span>
  )
}

/** One version of an item's history: in words, and whose it is where a provider negotiated it. */
export const PriceVersion = ({ version }: { version: ItemDetail['prices'][number] }) => (
  <div style={{ ...words, maxWidth: 300 }}>
    <strong>{version.inWords}</strong>
    {version.providerName ? (
      <div>
        <Mark>供应商议价</Mark> {version.providerName}
      </div>
    ) : null}
  </div>
)
