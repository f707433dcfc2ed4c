import type { Writable } from 'node:stream'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { addressOf, type Database } from './database.ts'
import { putId } from './ids.ts'

/**
 * A connection of its own that writes rows by the thousand (`COPY … FROM STDIN (FORMAT binary)`). It writes nothing through the door: what it writes is work in
 * progress, that somebody makes good, or not, through the door.
 */
export interface CopyConnection {
  /** Runs a statement; parameters are `$1`, `$2`, … */
  run(text: string, values?: readonly unknown[]): Promise<void>
  /** The same, and the rows it gives. */
  ask(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  /** Opens a copy into the columns of a table. */
  into(table: string, columns: readonly string[]): CopyRows
  end(): Promise<void>
}

/** Takes the fields of rows in the order of their columns; `flush` waits while the server is slower. */
export interface CopyRows {
  row(): void
  nothing(): void
  int2(value: number): void
  int4(value: number): void
  /** A safe integer. */
  int8(value: number): void
  /** A day as epoch days. */
  date(value: number): void
  uuid(text: string): void
  text(text: string): void
  bytes(bytes: Buffer): void
  /** Sends what is held; to be awaited now and then. */
  flush(): Promise<void>
  /** Ends the copy; returns how many rows were written. */
  close(): Promise<number>
}

/** Opens a connection of its own to the same database, as the same role. */
export async function openCopy(db: Database): Promise<CopyConnection> {
  const client = new pg.Client({ connectionString: addressOf(db), application_name: 'zhengyun copy' })
  // A connection that breaks is told of by whoever waits for it.
  const lost = new Promise<never>((_, reject) => {
    client.on('error', reject)
    client.on('end', () => reject(new Error('the connection ended')))
  })
  lost.catch(() => {})
  await client.connect()
  return {
    run: async (text, values = []) => void (await client.query(text, [...values])),
    ask: async (text, values = []) => (await client.query(text, [...values])).rows,
    into(table, columns) {
      const named = [table, ...columns].map((name) => client.escapeIdentifier(name))
      const text = `copy ${named[0]} (${named.slice(1).join(', ')}) from stdin (format binary)`
      return createRows(client.query(copyFrom(text)), columns.length, lost)
    },
    end: () => client.end(),
  }
}

const heldMax = 1 << 18
/** PostgreSQL counts days from 2000-01-01. */
const epochShift = 10_957
const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')

/** The binary form of COPY, written by hand into one buffer: objects for each field would cost more than all the rest. */
function createRows(stream: Writable, width: number, lost: Promise<never>): CopyRows {
  let buffer = Buffer.allocUnsafe(heldMax * 2)
  signature.copy(buffer)
  let at = signature.length
  let rows = 0
  // A copy that the server refuses answers no write: everything that waits, waits for this too.
  const failed = Promise.race([lost, new Promise<never>((_, reject) => stream.on('error', reject))])
  failed.catch(() => {})
  const room = (bytes: number) => {
    if (at + bytes <= buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + bytes))
    buffer.copy(larger, 0, 0, at)
    buffer = larger
  }
  const put16 = (value: number) => {
    buffer[at] = value >> 8
    buffer[at + 1] = value
    at += 2
  }
  const put32 = (value: number) => {
    buffer[at] = value >> 24
    buffer[at + 1] = value >> 16
    buffer[at + 2] = value >> 8
    buffer[at + 3] = value
    at += 4
  }
  const put64 = (value: number) => {
    put32(Math.floor(value / 4_294_967_296))
    put32(value % 4_294_967_296)
  }
  // Two buffers take turns: one is filled while the other is on its way.
  let spare = Buffer.allocUnsafe(buffer.length)
  let underWay: Promise<void> = Promise.resolve()
  const flush = async () => {
    await underWay
    if (at === 0) return
    const [full, length] = [buffer, at]
    buffer = spare
    spare = full
    at = 0
    underWay = Promise.race([sent(stream, full.subarray(0, length)), failed])
    underWay.catch(() => {})
  }
  return {
    row() {
      room(2)
      put16(width)
      rows += 1
    },
    nothing() {
      room(4)
      put32(-1)
    },
    int2(value) {
      room(6)
      put32(2)
      put16(value)
    },
    int4(value) {
      room(8)
      put32(4)
      put32(value)
    },
    int8(value) {
      room(12)
      put32(8)
      put64(value)
    },
    date(value) {
      room(8)
      put32(4)
      put32(value - epochShift)
    },
    uuid(text) {
      room(20)
      put32(16)
      at = putId(buffer, at, text)
    },
    text(text) {
      const bytes = Buffer.byteLength(text)
      room(4 + bytes)
      put32(bytes)
      buffer.write(text, at)
      at += bytes
    },
    bytes(bytes) {
      room(4 + bytes.length)
      put32(bytes.length)
      at += bytes.copy(buffer, at)
    },
    flush: () => (at < heldMax ? Promise.resolve() : flush()),
    async close() {
      room(2)
      put16(-1)
      await flush()
      await underWay
      await Promise.race([ended(stream), failed])
      return rows
    },
  }
}

const sent = (stream: Writable, chunk: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()))
  })

const ended = (stream: Writable): Promise<void> => new Promise((resolve) => stream.end(resolve))
