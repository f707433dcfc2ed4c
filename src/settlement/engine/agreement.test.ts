import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import type { Found, Share } from './testing/agreeing.worker.ts'

// The engine and a second computation, which goes day by day and shares no code with it, on random histories. Another seed each time; a run is repeated by
// SETTLEMENT_SEED, made longer by SETTLEMENT_HISTORIES or `npm run test:million`, which takes all cores.

const million = process.env.npm_lifecycle_event === 'test:million'
const histories = Number(process.env.SETTLEMENT_HISTORIES ?? (million ? 1_000_000 : 20_000))
const seed = Number(process.env.SETTLEMENT_SEED ?? Math.floor(Math.random() * 2 ** 32))
const workers = histories > 100_000 ? availableParallelism() : 1

/** Everything that has to occur among so many, or they prove less than they seem to. */
const mustOccur = [
  ...['month', 'year', 'term', 'day', 'hour', 'work', 'metered', 'once', 'free', 'linear', 'graduated', 'volume', 'package', 'free part'],
  ...['left out', 'apart', 'deducted', 'one day', 'nothing', 'beyond 2^53', 'actual-days', 'thirty-day-month'],
  ...['price-missing', 'price-basis', 'price-beyond', 'amount-beyond'],
]

function reckoned(share: Share): Promise<Found> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./testing/agreeing.worker.ts', import.meta.url), { workerData: share })
    worker.once('message', resolve).once('error', reject)
  })
}

test(`${histories} random histories come out the same by both computations`, { timeout: 60_000 + histories * 20 }, async () => {
  console.log(`SETTLEMENT_SEED=${seed} SETTLEMENT_HISTORIES=${histories}`)
  const border = (no: number) => Math.floor((histories * no) / workers)
  const shares = Array.from({ length: workers }, (_, no) => ({ run: seed, from: border(no), until: border(no + 1) }))
  const found = await Promise.all(shares.map(reckoned))
  expect(found.map(({ differs }) => differs).filter((differs) => differs !== null)).toEqual([])
  expect(found.reduce((sum, { tally }) => sum + tally.histories, 0)).toBe(histories)
  const seen = new Set(found.flatMap(({ tally }) => Object.keys(tally.seen)))
  if (histories >= 20_000) expect(mustOccur.filter((each) => !seen.has(each))).toEqual([])
})
