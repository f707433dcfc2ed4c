import { expect, test } from 'vitest'
import { createHashing } from './hashing.ts'
import { cheap } from './office.fixture.ts'

test('verifies its own hashes, each with a salt of its own', async () => {
  const [a, b] = await Promise.all([cheap.hash('一个很长的密码 12'), cheap.hash('一个很长的密码 12')])
  expect(a).not.toBe(b)
  expect(a).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await cheap.verify(a, '一个很长的密码 12')).toBe(true)
  expect(await cheap.verify(a, '一个很长的密码 13')).toBe(false)
  expect(await cheap.verify(null, '')).toBe(false)
})

test('full-width and plain letters are one password', async () => {
  expect(await cheap.verify(await cheap.hash('ＡＢＣ１２３'), 'ABC123')).toBe(true)
})

test('a hash carries its own cost, 64 MiB and three passes by default', async () => {
  const standard = createHashing()
  const hash = await standard.hash('x')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  expect(await cheap.verify(hash, 'x')).toBe(true)
  expect(await standard.verify(await cheap.hash('x'), 'x')).toBe(true)
})

// Test vector of the reference implementation (phc-winner-argon2, test.c): version 19, t=2, m=256, p=1.
test('reads hashes of other implementations', async () => {
  const known = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'
  expect(await cheap.verify(known, 'password')).toBe(true)
  expect(await cheap.verify(known, 'passwore')).toBe(false)
})

test('something that is no hash is a fault, not a wrong password', async () => {
  await expect(cheap.verify('plain', 'plain')).rejects.toThrow(/not one of ours/)
})
