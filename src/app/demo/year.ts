import type { Day } from '../../kernel/index.ts'
import type { Regimes } from '../../regimes/index.ts'
import { type Api, found, type Operators } from '../play/index.ts'
import { type Cast, castPlace } from './casting.ts'
import type { Place } from './data.ts'
import { playActs } from './playing.ts'
import { shelve } from './shelving.ts'
import { timelineOf } from './timeline.ts'

export interface Year {
  readonly api: Api
  readonly setupToken: string
  readonly places: readonly Place[]
  readonly regimes: Regimes
  /** First and last day that are played. */
  readonly from: Day
  readonly to: Day
  readonly log: (message: string) => void
}

/** Founds the platform, sets up each place with its people and catalogue, and plays what happens between the two days. */
export async function playYear({
  api,
  setupToken,
  places,
  regimes,
  from,
  to,
  log,
}: Year): Promise<{ operators: Operators; casts: Cast[] }> {
  const operators = await found(api, setupToken, '政云平台运营中心')
  const casts: Cast[] = []
  for (const place of places) {
    const { effective } = regimes.get(place.regime)
    const cast = await castPlace(api, operators, place, { boundFrom: effective, from })
    await shelve(cast, effective)
    casts.push(cast)
    log(`  ${place.jurisdiction}：${cast.members.length} 个账号，目录 ${place.rows.length} 项`)
  }
  await playActs(api, casts, timelineOf(places, from, to), log)
  return { operators, casts }
}
