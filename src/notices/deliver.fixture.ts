import { connect, createDoor, type Instant } from '../kernel/index.ts'
import type { NoticesNeeds } from './needs.ts'
import { createNotices } from './service/index.ts'

// A process of its own that sends what is due once and ends: for tests that kill it, or run several of them at a time.
// Told by its environment: DATABASE_URL, KEY (base64), NOW.

const { DATABASE_URL = '', KEY = '', NOW = '' } = process.env
const db = connect({ url: DATABASE_URL, connectionsMax: 5 })
const clock = { now: () => NOW as Instant }
const nobody = async () => []
const needs: NoticesNeeds = {
  ...{ db, clock, door: createDoor({ db, clock, nameOf: (word) => word }), partiesOf: nobody, people: nobody },
  ...{ templates: new Map(), lives: async () => false, follow: async () => null },
  regimes: { all: () => [], has: () => false } as unknown as NoticesNeeds['regimes'],
  outgoing: {
    ...{ smtpUrl: null, smtpFrom: null, smtpTls: 'required', authorities: [], publicUrl: null },
    ...{ webhookNetworks: ['127.0.0.1/32'], secretKeys: [{ id: 'k1', bytes: Buffer.from(KEY, 'base64') }] },
  },
}
process.stdout.write('ready\n')
await createNotices(needs).deliver()
await db.destroy()
