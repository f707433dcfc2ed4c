/** Something that serves until it is told to stop. */
export interface Running {
  stop(): Promise<void>
}

/**
 * Waits for SIGTERM or Ctrl-C, then stops what runs in good order and returns the exit code 0. Asked while it still
 * starts, the program leaves at once, and the embedded database with it. A second request while stopping ends it too.
 */
export async function serveUntilAsked(starting: Promise<Running>): Promise<number> {
  const asked = askedToStop()
  const running = await Promise.race([starting, asked])
  if (running === 'asked') return 0
  await asked
  console.error('正在停止……')
  await running.stop()
  return 0
}

const signals = ['SIGTERM', 'SIGINT'] as const

const askedToStop = (): Promise<'asked'> =>
  new Promise((resolve) => {
    const asked = () => {
      for (const signal of signals) process.off(signal, asked).once(signal, () => process.exit(1))
      resolve('asked')
    }
    for (const signal of signals) process.once(signal, asked)
  })
