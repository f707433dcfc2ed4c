import type { CaseHooks } from '../procedures/index.ts'

/** The same hooks, and another folder that is told when a case left a step; a refusal of either refuses the act. */
export const alsoLeft = (hooks: CaseHooks, left: CaseHooks['left']): CaseHooks => ({
  ...hooks,
  async left(about, leaving) {
    const done = await hooks.left(about, leaving)
    return done.ok ? left(about, leaving) : done
  },
})
