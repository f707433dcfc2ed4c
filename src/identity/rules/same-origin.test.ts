import { expect, test } from 'vitest'
import { isSameOrigin, sessionCookieOptions, tokenOf } from './same-origin.ts'

const url = 'https://cloud.example.cn/console'
const cookie = 'x'.repeat(43)

test.each([
  [{ cookie, secFetchSite: 'same-origin', origin: 'https://cloud.example.cn' }, true],
  [{ cookie, secFetchSite: 'same-site' }, false],
  [{ cookie, secFetchSite: 'cross-site' }, false],
  [{ cookie, secFetchSite: 'none' }, false],
  [{ cookie, origin: 'https://cloud.example.cn' }, true],
  [{ cookie, origin: 'http://cloud.example.cn' }, false],
  [{ cookie, origin: 'https://cloud.example.cn.evil.example' }, false],
  [{ cookie, origin: 'null' }, false],
  [{ cookie }, false],
  [{}, true],
  [{ origin: 'https://evil.example' }, false],
  [{ secFetchSite: 'cross-site' }, false],
  [{ authorization: `Bearer ${cookie}`, secFetchSite: 'cross-site', origin: 'https://evil.example' }, true],
  [{ authorization: 'Basic eDp5', cookie }, false],
])('%o: %s', (request, same) => expect(isSameOrigin(request, url)).toBe(same))

test('a bearer token goes before the cookie', () => {
  const bearer = 'y'.repeat(43)
  expect(tokenOf({ authorization: `Bearer ${bearer}`, cookie })).toBe(bearer)
  expect(tokenOf({ authorization: 'Basic eDp5', cookie })).toBe(cookie)
  expect(tokenOf({})).toBeNull()
  expect(tokenOf({ authorization: 'Bearer x', cookie })).toBeNull()
})

test('the cookie is secure where HTTPS is used', () => {
  expect(sessionCookieOptions(url)).toEqual({ httpOnly: true, sameSite: 'strict', secure: true, path: '/' })
  expect(sessionCookieOptions('http://127.0.0.1:8080').secure).toBe(false)
})
