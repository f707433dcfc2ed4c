import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/test/order.ts'

/** A second, which is the default, passes on a busy machine before a page has been read again. */
const patient = { poll: { timeout: 20_000 } }

export default defineConfig({
  test: {
    // One database cluster for the run, whichever projects take part in it.
    globalSetup: ['src/testing/global-setup.ts'],
    pool: 'forks',
    // One more than the processors of the smallest machine that runs all of them: a file that plays stories leaves three tenths of its processor idle while it and the database wait for each other.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Most files load the whole program: what one has read, the next in its process need not. Each has its own database: src/testing/README.md.
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          isolate: false,
          // What takes longest takes some 16 s when two files run at once (src/app/demo).
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: patient,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['web/tests/**/*.test.ts'],
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect: patient,
        },
      },
    ],
  },
})
