import { renameSync, writeFileSync } from 'node:fs'
import { getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'

// In place of a trial: says that it was begun, and how it is ranked, then goes on for ever and heeds no signal.
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit())
process.once('message', ({ trialId, further: [folder] }: { trialId: string; further: string[] }) => {
  // Whole from the moment it is there.
  const said = join(tmpdir(), 'said')
  writeFileSync(said, JSON.stringify({ pid: process.pid, priority: getPriority(), room: tmpdir() }))
  renameSync(said, join(folder ?? '', trialId))
})
setInterval(() => {}, 1000)
