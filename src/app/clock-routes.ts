import { Type } from '@sinclair/typebox'
import { type Clock, DayText, type Instant, InstantText, instant, ok, type Route, route, today } from '../kernel/index.ts'
import type { MovingClock } from './moving-clock.ts'

const tag = '时钟'
const Now = Type.Object({ now: InstantText, today: DayText, movable: Type.Boolean({ description: '仅演示和推演环境为 true' }) })

/** What time it is here; and the door to move it, which exists only where there is a clock that moves. */
export function clockRoutes(clock: Clock, moving: MovingClock | null, afterwards: () => Promise<void>): Route[] {
  const shown = () => ok({ now: clock.now() as string, today: today(clock) as string, movable: moving !== null })
  const reading = route({
    method: 'GET',
    path: '/clock',
    id: 'getClock',
    tag,
    summary: '平台当前时刻',
    may: 'public',
    response: Now,
    handle: async () => shown(),
  })
  if (!moving) return [reading]
  const move = async (to: Instant) => {
    const moved = moving.moveTo(to)
    if (!moved.ok) return moved
    await afterwards()
    return shown()
  }
  return [
    reading,
    route({
      method: 'POST',
      path: '/clock',
      id: 'moveClock',
      tag,
      summary: '把时钟向前拨，并办理到期事项（仅演示和推演）',
      may: 'public',
      body: Type.Object({ at: InstantText }),
      response: Now,
      handle: ({ body }) => move(instant(body.at)),
    }),
  ]
}
