import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { anOffice } from './office.fixture.ts'

const { db, rows, sweep } = await anOffice('2024-09-15 09:00')

test('a place that was there before the platform watched duties owes none from before', async () => {
  await sql`insert into duty_begin (jurisdiction_id, "from") select id, '2024-07-02' from jurisdiction`.execute(db)
  await sweep()
  // The first full period after the day: what began the day before it is not asked for.
  expect((await rows('unit', '&duty=monthly')).map(({ period }) => period)).toEqual(['2024-08', '2024-09'])
  expect(await rows('provider', '&duty=quarterly')).toEqual([])
  const { rows: early } = await sql<{ n: number }>`select count(*)::int as n from duty_instance where arises_on < '2024-07-02'`.execute(db)
  expect(early[0]?.n).toBe(0)
})
