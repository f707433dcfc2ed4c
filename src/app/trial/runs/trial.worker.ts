import { carryOut, type TrialTask } from './carry-out.ts'

// A process for one trial: it is told once what to do, and goes when it is done, or when whoever began it goes.
// By leaving in order its database server is told to end: a signal alone would leave that behind.
for (const gone of ['disconnect', 'SIGTERM', 'SIGINT'] as const) process.on(gone, () => process.exit(1))
process.once('message', (task: TrialTask) => {
  void carryOut(task).then(
    () => process.exit(0),
    () => process.exit(1),
  )
})
