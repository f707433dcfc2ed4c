import { createReadStream, createWriteStream, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

const columns =
  'run_no, share_no, resource_no, no, first_day, last_day, days, period_days, quantity, price_no, ruling_no, full_fen, amount_fen'

/**
 * The floor: the finished lines of a statement, one row a line, written by a binary COPY into a table without any index; nothing is read or reckoned. Seconds.
 */
export async function createFloor(url: string, folder: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const file = join(folder, 'lines.bin')
  return {
    async measure(statementId: string): Promise<number> {
      if (!existsSync(file)) await keepLines(client, statementId, file)
      return write(client, file)
    },
    async end(): Promise<void> {
      await client.end()
      rmSync(file, { force: true })
    },
  }
}

async function keepLines(client: pg.Client, statementId: string, file: string): Promise<void> {
  const { rows } = await client.query('select run_no from statement where id = $1', [statementId])
  const lines = `select run_no, share_no, resource_no, no, first_day, last_day, days, period_days, (quantity * 10000)::bigint, price_no, ruling_no, full_fen, amount_fen
    from statement_line where run_no = ${Number(rows[0].run_no)}`
  await pipeline(client.query(copyTo(`copy (${lines}) to stdout (format binary)`)), createWriteStream(file))
}

async function write(client: pg.Client, file: string): Promise<number> {
  await client.query('drop table if exists floor_line')
  await client.query(`create table floor_line (run_no integer, share_no integer, resource_no integer, no integer, first_day date, last_day date, days integer,
    period_days integer, quantity bigint, price_no integer, ruling_no integer, full_fen bigint, amount_fen bigint)`)
  const begun = performance.now()
  await pipeline(
    createReadStream(file, { highWaterMark: 1 << 18 }),
    client.query(copyFrom(`copy floor_line (${columns}) from stdin (format binary)`)),
  )
  return (performance.now() - begun) / 1000
}
