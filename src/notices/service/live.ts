import type { OfficeActor } from '../../identity/index.ts'
import { type EventSink, type EventStream, type Id, type Listening, listenTo, type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import { countUnread, noticesSince } from '../store/notices.ts'

const channel = 'zhengyun_notices'
/** So often every stream is asked whether its session still lives, and told what a lost notification would have told it. */
const pulseMs = 15_000
/** A person's streams in one process: pages that are open at the same time. */
const streamsMax = 20
/** Notices that a stream is told of in one event. */
const freshMax = 20

interface Stream {
  readonly personId: Id
  readonly sessionId: Id
  readonly sink: EventSink
  /** What was sent last: the newest notice, and how many were unread. */
  seq: string | null
  unread: number | null
  /** A look is under way; `again`: something changed meanwhile. */
  looking: boolean
  again: boolean
  /** Nobody hears it any more: nothing is read for it. */
  closed: boolean
}

export interface Live {
  /** `since`: the id of the last event that a page heard before it closed its line itself; a line that broke says so in its header. */
  open(actor: OfficeActor, since?: string): Outcome<EventStream>
  /** Hears of happenings as they are committed, and has them told. */
  start(onHappened: () => void): Promise<void>
  stop(): Promise<void>
}

/**
 * What open pages are told at once. Each process hears on one connection what any process commits; a stream is sent how many notices are unread and
 * which are new since the last one it was sent. What it is sent is always read from the table, so a lost notification delays and loses nothing.
 */
export function createLive(needs: NoticesNeeds): Live {
  const streams = new Set<Stream>()
  let listening: Promise<Listening> | null = null
  let pulse: NodeJS.Timeout | null = null
  let happened: (() => void) | null = null

  const lookAll = () => {
    for (const stream of streams) void look(needs, stream)
  }
  const heard = (payload: string) => {
    if (payload === 'outbox') return happened?.()
    for (const stream of streams) if (payload === `person:${stream.personId}`) void look(needs, stream)
  }
  const opened = () => {
    happened?.()
    lookAll()
  }
  const listen = (): Promise<Listening> => {
    listening ??= listenTo(needs.db, channel, { onHeard: heard, onOpen: opened })
    pulse ??= setInterval(lookAll, pulseMs).unref()
    return listening
  }
  const fall = () => {
    listening = null // tried again by the next stream; until then the pulse tells
  }
  return {
    open: ({ personId, sessionId }, since) => {
      const open = [...streams].filter((stream) => stream.personId === personId).length
      if (open >= streamsMax) return refuse('notice.too-many-streams')
      if (!sessionId) return refuse('session.required')
      return ok({
        open: (sink) => {
          const idle = { unread: null, looking: false, again: false, closed: false }
          const stream: Stream = { personId, sessionId, sink, seq: seqOf(sink.lastId ?? since ?? null), ...idle }
          streams.add(stream)
          listen().catch(fall)
          void look(needs, stream)
          return () => {
            stream.closed = true
            streams.delete(stream)
          }
        },
      })
    },
    async start(onHappened) {
      happened = onHappened
      await listen()
    },
    async stop() {
      if (pulse !== null) clearInterval(pulse)
      for (const stream of streams) {
        stream.closed = true
        stream.sink.end()
      }
      streams.clear()
      const running = await listening?.catch(() => null)
      await running?.stop()
    },
  }
}

const seqOf = (lastId: string | null): string | null => (lastId !== null && /^\d{1,18}$/.test(lastId) ? lastId : null)

/** Looks what is new for a stream that is open, one look at a time, and sends it; ends the stream when its session has ended. */
async function look(needs: NoticesNeeds, stream: Stream): Promise<void> {
  if (stream.closed) return
  stream.again = stream.looking
  if (stream.looking) return
  stream.looking = true
  try {
    if (await needs.lives(stream.sessionId)) await sendNew(needs, stream)
    else stream.sink.end()
  } catch {
    // The database is away: the next pulse looks again.
  } finally {
    stream.looking = false
  }
  if (stream.again) await look(needs, stream)
}

/** Sends what is new since what was sent last, the oldest first, so many at a time: whoever was away for long misses nothing. */
async function sendNew({ db }: NoticesNeeds, stream: Stream): Promise<void> {
  const { unread, newest } = await countUnread(db, stream.personId)
  if (stream.unread === unread && stream.seq === newest) return
  const since = stream.seq
  const fresh = since === null || since === newest ? [] : await noticesSince(db, { personId: stream.personId, since, limit: freshMax })
  // Between the two questions more may have come: what was sent last is what counts.
  const id = fresh.at(-1)?.seq ?? newest
  stream.seq = id
  stream.unread = unread
  stream.again ||= fresh.length === freshMax
  stream.sink.send({ id, data: { unread, fresh: fresh.map(({ id, kind, title, link, at }) => ({ id, kind, title, link, at })) } })
}
