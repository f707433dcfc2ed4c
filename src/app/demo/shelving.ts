import { bringAbout, needed, type Thing } from '../play/index.ts'
import type { Cast } from './casting.ts'
import type { CatalogueRow } from './data.ts'

/** Puts the catalogue's items on file, each with its ceiling and price from the first day of the measure, by whom they concern. */
export async function shelve({ place, world }: Cast, from: string): Promise<void> {
  const { by, ceilings, prices = by } = place.catalogue
  const bring = async (thing: Thing) => void needed(await bringAbout(world, thing), `${place.jurisdiction} ${JSON.stringify(thing)}`)
  for (const row of place.rows) {
    await bring({ item: row.key, by, ...itemOf(row) })
    if (ceilings && row.ceiling) await bring({ ceiling: row.key, by: ceilings, amount: row.ceiling, from, reason: '财政评审确定' })
    if (row.price) await bring({ price: row.key, by: prices, amount: row.price, from, reason: '按采购结果确定' })
  }
}

const itemOf = ({ category1, category2, category3, code, name, specification, unit, basis }: CatalogueRow) => ({
  category: [category1, category2, category3],
  code,
  name,
  specification,
  unit,
  basis,
})

/** The items of an edition: all that were first listed in its year or before. */
export const listedIn = (rows: readonly CatalogueRow[], year: number): string[] =>
  rows.filter((row) => Number(row.year) <= year).map(({ key }) => key)
