import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { systemClock } from '../kernel/index.ts'
import { isPermission } from '../regimes/index.ts'
import { testDatabase } from '../testing/index.ts'
import { createTestServer } from '../testing/server.ts'

const { db } = await testDatabase()
const server = await createTestServer({ db, clock: systemClock })
const served = (await server.http.inject('/openapi.json')).json() as {
  openapi: string
  paths: Record<string, Record<string, Record<string, unknown> & { parameters?: { name: string; required?: boolean }[] }>>
}
const operations = Object.entries(served.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
)

test('what the command line prints is what the server serves', () => {
  const program = fileURLToPath(new URL('./cli/main.ts', import.meta.url))
  expect(JSON.parse(execFileSync(process.execPath, [program, 'openapi'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }))).toEqual(
    served,
  )
})

test('every operation is described: id, summary, tag, who may, and how it refuses', () => {
  expect(served.openapi).toBe('3.1.0')
  expect(operations.length).toBeGreaterThan(40)
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
  for (const { operation } of operations) {
    const may = String(operation['x-permission'])
    expect(operation).toMatchObject({
      summary: expect.stringMatching(/[\u4e00-\u9fff]/),
      tags: [expect.any(String)],
      responses: { default: {} },
    })
    expect(may === 'public' || may === 'signed-in' || isPermission(may), `${operation.operationId}: ${may}`).toBe(true)
  }
})

test('every write asks for an idempotency key, except those that say so', () => {
  const without = operations
    .filter(
      ({ method, operation }) =>
        method !== 'get' && !operation.parameters?.some(({ name, required }) => name === 'Idempotency-Key' && required),
    )
    .map(({ operation }) => operation.operationId)
  expect(without.sort()).toEqual(['setUp', 'signIn', 'signOut'])
})
