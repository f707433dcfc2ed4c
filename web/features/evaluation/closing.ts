import { Problem } from '../../shared/api/problem.ts'

/** Closing a form whose act came too late reads the scorecard anew: somebody else changed it. */
export const closing = (error: unknown, onReload: () => void, onDone: () => void) => () => {
  if (error && Problem.of(error).isStale) onReload()
  onDone()
}
