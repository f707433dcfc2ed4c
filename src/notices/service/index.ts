import { plusHours } from '../../kernel/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import { forgetAskings } from '../store/proofs.ts'
import { createAddresses } from './addresses.ts'
import { createDelivering } from './delivering.ts'
import { createKeyring } from './keyring.ts'
import { createLive } from './live.ts'
import { createMailer } from './mailing.ts'
import { oneAtATime } from './places.ts'
import { createPreferring } from './preferring.ts'
import { createProving } from './proving.ts'
import { createReading } from './reading.ts'
import { sealAll } from './secrets.ts'
import { tell, tellEach } from './telling.ts'
import { createWebhooks } from './webhooks.ts'
import { createWording } from './wording.ts'

/** Who is told what, by which ways, and that he read it. */
export function createNotices(needs: NoticesNeeds) {
  const addresses = createAddresses(needs.outgoing.webhookNetworks)
  const keyring = createKeyring(needs.outgoing.secretKeys)
  const ways = { mailer: createMailer(needs.outgoing), addresses, keyring }
  const live = createLive(needs)
  const delivering = createDelivering(needs, ways)
  const deliverDue = () => (needs.outgoing.nothingLeaves ? Promise.resolve() : delivering.run())
  /** What fails here is tried again, and told as a failed job, by the sweep of each minute. Telling waits for no delivery. */
  const telling = oneAtATime(async () => {
    await tell(needs).catch(() => {})
    void deliverDue().catch(() => {})
  })
  return {
    ...createReading(needs),
    preferences: { ...createPreferring(needs), ...createProving(needs, ways.mailer) },
    wording: createWording(needs),
    webhooks: createWebhooks(needs, ways),
    stream: live.open,
    /** At each start: seals what webhooks sign with by the newest key. Answers in Chinese what keeps the program from starting, or null. */
    sealSecrets: () => sealAll(needs, keyring),
    /** Tells what happens as soon as it is committed, for as long as this process runs. */
    async start(): Promise<{ stop(): Promise<void> }> {
      await live.start(() => void telling.ask())
      return {
        stop: async () => {
          delivering.stop()
          await live.stop()
        },
      }
    },
    /** For the clock's ticks: what comes near, and whatever was not told at once. */
    tellEach: () => tellEach(needs),
    deliver: deliverDue,
    /** What bounded the asking for codes and does not any more. */
    forgetAskings: () => forgetAskings(needs.db, plusHours(needs.clock.now(), -48)),
  }
}

export type Notices = ReturnType<typeof createNotices>
