import type { Instant } from '../../kernel/index.ts'
import { type Acts, type Api, bringAbout, createActs, needed, type Player, type Reply } from '../play/index.ts'
import type { Cast } from './casting.ts'
import { fulfilDuties, officeMoments } from './habits.ts'
import { listedIn } from './shelving.ts'
import type { Act } from './timeline.ts'

type Log = (message: string) => void

/** Plays the acts in their order, moving the clock; tells one line a month. Throws, naming the act, when one goes otherwise than written. */
export async function playActs(api: Api, casts: readonly Cast[], acts: readonly Act[], log: Log): Promise<void> {
  const stages = new Map(casts.map((cast) => [cast.place.prefix, { cast, doing: createActs(cast.world) }]))
  const moveTo = async (at: Instant) => void needed(await api.call('POST', '/clock', { body: { at } }), `把时钟拨到 ${at}`)
  const tell = createTally(log)
  let now: Instant | null = null
  for (const act of acts) {
    const stage = stages.get(act.place)
    if (!stage) throw new Error(`没有 ${act.place}`)
    if (now !== null)
      for (const at of officeMoments(now, act.at)) {
        await moveTo(at)
        for (const cast of casts) await fulfilDuties(cast, at)
      }
    if (now === null || act.at > now) await moveTo(act.at)
    now = act.at
    tell.count(act)
    expectReply(act, await perform(stage.cast, stage.doing, act))
  }
  tell.end()
}

function perform({ place, world }: Cast, doing: Acts, { by, verb, words }: Act): Promise<Reply> {
  const actor: Player = world.player(by)
  if (verb === 'sets') {
    const items = words.edition ? { items: listedIn(place.rows, words.items.year) } : {}
    return bringAbout(world, { by, ...words, ...items })
  }
  if (verb === 'calls') return actor.call(words.method, words.path, { body: words.body })
  return doing[verb](actor, words)
}

function expectReply(act: Act, reply: Reply): void {
  const told = `${act.at} ${act.place} ${act.by} ${act.verb} ${JSON.stringify(act.words)}`
  if (reply.ok) {
    if (act.refused !== null) throw new Error(`${told}：应被拒绝（${act.refused}），却办成了`)
    return
  }
  const { code, detail, faults = [] } = reply.problem
  if (code !== act.refused)
    throw new Error(`${told}：被拒绝 ${code} ${detail} ${faults.map(({ path, message }) => `${path} ${message}`).join('；')}`)
}

/** Counts what is done in a month, and tells it when the month is over. */
function createTally(log: Log) {
  let month = ''
  let begun = 0
  let done = 0
  let refused = 0
  const end = () => {
    if (month) log(`  ${month.replace('-', '年')}月：新发起 ${begun} 件，办理 ${done} 次，依规定拒绝 ${refused} 次`)
    begun = done = refused = 0
  }
  return {
    end,
    count({ at, verb, refused: code }: Act) {
      // Office hours in China are the same day in UTC.
      if (at.slice(0, 7) !== month) end()
      month = at.slice(0, 7)
      done += 1
      if (verb === 'begins') begun += 1
      if (code !== null) refused += 1
    },
  }
}
