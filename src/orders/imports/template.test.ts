import { expect, test } from 'vitest'
import { readTable } from '../../tables/index.ts'
import { columnsOf } from './columns.ts'
import { templateOf } from './template.ts'

const content = {
  items: [{ code: '0012', name: '虚拟CPU', specification: '', unit: '核·月' }],
  pools: [{ id: 'p', name: '甲池', zone: '外网区' }],
  resources: [{ id: 'r1', itemName: '虚拟CPU', specification: '通用型', poolName: '甲池', quantity: '8' }],
}

test('the template of something new has only its heading to begin with', async () => {
  const read = await readTable(columnsOf('new').needed, '模板.xlsx', await templateOf('new', content))
  expect(read.ok ? 'ok' : read.refusal.facts?.why).toBe('首行之下没有内容')
})

test.each(['change', 'end'] as const)('that of a %s names the resources there are, and is read as it stands', async (order) => {
  const read = await readTable(columnsOf(order).needed, '模板.xlsx', await templateOf(order, content))
  if (!read.ok) throw new Error(String(read.refusal.facts?.why))
  expect(read.value.heading).toEqual(columnsOf(order).all)
  expect(read.value.rows[0]?.cells.slice(0, 4)).toEqual(['r1', '虚拟CPU（通用型）', '甲池', '8'])
})
