import type { PartiesOf } from '../identity/index.ts'
import { newId } from '../kernel/index.ts'
import type { ItemFields } from './item.ts'

/** A service item's fields with a code of its own. */
export const itemFields = (different: Partial<ItemFields> = {}): ItemFields => ({
  code: newId().slice(0, 13),
  category1: '基础设施',
  category2: '计算',
  category3: '云服务器',
  name: '通用型云服务器',
  specification: '2核8G',
  unit: '台·月',
  basis: 'month',
  ...different,
})

/** A measure whose providers are called `provider`. */
export const partiesOf: PartiesOf = async () => [
  { id: 'provider', name: '云服务商', sees: 'assigned', may: [], begins: false },
  { id: 'user', name: '云使用单位', sees: 'own', may: [], begins: true },
]
