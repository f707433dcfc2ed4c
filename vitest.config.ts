import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // One database cluster for the run, whichever projects take part in it.
    globalSetup: ['src/testing/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 } },
      { test: { name: 'browser', include: ['web/tests/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 180_000 } },
    ],
  },
})
