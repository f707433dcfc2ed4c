import { createEditions, type Editions } from './editions/service.ts'
import { createImports, type Imports } from './imports/service/index.ts'
import { createItems, type Items } from './items/service.ts'
import type { CatalogueNeeds } from './needs.ts'
import { createPrices, type Prices } from './prices/service.ts'

export interface Catalogue extends Items, Prices, Editions, Imports {}

/** The catalogue of every jurisdiction: each actor meets his own. */
export const createCatalogue = (needs: CatalogueNeeds): Catalogue => ({
  ...createItems(needs),
  ...createPrices(needs),
  ...createEditions(needs),
  ...createImports(needs),
})
