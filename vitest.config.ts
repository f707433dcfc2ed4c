import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/test/order.ts'

export default defineConfig({
  test: {
    // One database cluster for the run, whichever projects take part in it.
    globalSetup: ['src/testing/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Most files load the whole program: what one has read, the next in its process need not. Each has its own database: src/testing/README.md.
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'browser', include: ['web/tests/**/*.test.ts'], isolate: false, testTimeout: 120_000, hookTimeout: 180_000 } },
    ],
  },
})
