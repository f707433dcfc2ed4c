import { type Makers, post } from './making.ts'

/** Weights and grades. */
export const evaluationMakers: Makers = {
  scale: (world, thing) =>
    post(world, thing, `/evaluations/${thing.scale}/scales`, {
      from: thing.from,
      weights: Object.fromEntries(Object.entries(thing.weights).map(([id, weight]) => [id, String(weight)])),
      grades: Object.entries(thing.grades).map(([name, from]) => ({ name, from: String(from) })),
      reason: thing.reason ?? '按规定程序确定',
    }),
}
