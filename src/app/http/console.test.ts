import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { fixedClock, testDatabase } from '../../testing/index.ts'
import { createTestServer } from '../../testing/server.ts'

const { db } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'zhengyun-console-'))
afterAll(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>政云</title>')
writeFileSync(join(folder, 'assets/main-B1c2D3e4.js'), 'export {}')
writeFileSync(join(folder, 'assets/main-B1c2D3e4.js.br'), brotliCompressSync('export {}'))
writeFileSync(join(folder, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
const { http } = await createTestServer({ db, clock: fixedClock('2024-09-30T09:00'), console: folder })

test.each([
  ['the page itself', 'GET', '/', 200, 'text/html', 'no-cache'],
  ['an address of the console', 'GET', '/cases/3f2c', 200, 'text/html', 'no-cache'],
  ['the same with a question', 'GET', '/cases?state=open', 200, 'text/html', 'no-cache'],
  ['an asset with its hash', 'GET', '/assets/main-B1c2D3e4.js', 200, 'application/javascript', 'public, max-age=31536000, immutable'],
  ['a file without one', 'GET', '/mark.svg', 200, 'image/svg+xml', 'no-cache'],
  ['an asset of another build', 'GET', '/assets/main-00000000.js', 404, 'application/problem+json', 'no-store'],
  ['no operation of the API', 'GET', '/api/v1/nothing', 404, 'application/problem+json', 'no-store'],
  ['a write to a page', 'POST', '/cases', 404, 'application/problem+json', 'no-store'],
  ['a way out of the folder', 'GET', '/..%2f..%2fetc%2fpasswd', 200, 'text/html', 'no-cache'],
] as const)('%s', async (_, method, url, status, type, cache) => {
  const answer = await http.inject({ method, url })
  expect([answer.statusCode, String(answer.headers['content-type']).split(';')[0], answer.headers['cache-control']]).toEqual([
    status,
    type,
    cache,
  ])
  expect(answer.body).not.toContain('root:')
})

test('a browser that can take it gets the compressed form, with the type and the keeping of the file itself', async () => {
  const answer = await http.inject({ method: 'GET', url: '/assets/main-B1c2D3e4.js', headers: { 'accept-encoding': 'gzip, br' } })
  expect([answer.statusCode, answer.headers['content-encoding'], String(answer.headers['content-type']).split(';')[0]]).toEqual([
    200,
    'br',
    'application/javascript',
  ])
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.vary).toContain('accept-encoding')
  expect(brotliDecompressSync(answer.rawPayload).toString()).toBe('export {}')
  const other = await http.inject({ method: 'GET', url: '/assets/main-B1c2D3e4.js', headers: { 'accept-encoding': 'identity' } })
  expect([other.headers['content-encoding'], other.body]).toEqual([undefined, 'export {}'])
})
