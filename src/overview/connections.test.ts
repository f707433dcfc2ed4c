import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { addressOf, connect, day } from '../kernel/index.ts'
import { must } from '../testing/index.ts'
import { createOverview } from './index.ts'
import { anOffice } from './office.fixture.ts'
import { panels } from './rules/measure.ts'

const office = await anOffice()
const narrow = connect({ url: addressOf(office.db), connectionsMax: 1 })
afterAll(() => narrow.destroy())

// A page asks for nine panels at once: were one to wait for a second connection while it holds its first, a few people who look would hold all of them for ever.
test.each(panels)(
  '%s takes one connection at a time, the question which measure governs included',
  async (panel) => {
    const regimeIdOn = async () => (await sql<{ id: string }>`select 'view-2024' as id`.execute(narrow)).rows[0]?.id ?? null
    const overview = createOverview({ ...office.needs, db: narrow, regimeIdOn })
    const period = { from: day('2025-09-01'), to: day('2025-09-30') }
    expect(must(await overview.panel(office.authority, panel, period)).measures.length).toBeGreaterThan(0)
  },
  10_000,
)
