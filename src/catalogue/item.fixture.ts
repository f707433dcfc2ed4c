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
