import type { Route } from '../kernel/index.ts'
import type { Catalogue } from './catalogue.ts'
import { editionRoutes } from './editions/routes.ts'
import { importRoutes } from './imports/routes.ts'
import { itemRoutes } from './items/routes.ts'
import { priceRoutes } from './prices/routes.ts'

/** `/catalogue`: items, prices, editions and imports. */
export const catalogueRoutes = (catalogue: Catalogue): Route[] => [
  ...itemRoutes(catalogue),
  ...priceRoutes(catalogue),
  ...editionRoutes(catalogue),
  ...importRoutes(catalogue),
]
