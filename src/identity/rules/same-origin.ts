/** The cookie that carries the session's token. */
export const sessionCookie = 'zhengyun_session'

/** How the cookie is set: scripts can't read it, other sites can't send it, and plain HTTP doesn't carry it where HTTPS is used. */
export const sessionCookieOptions = (publicUrl: string) =>
  ({ httpOnly: true, sameSite: 'strict', secure: publicUrl.startsWith('https:'), path: '/' }) as const

/**
 * The token of a request: of its `Authorization: Bearer` header, else of its cookie. Who says Bearer is never read by the cookie, whatever
 * stands behind the word: `isSameOrigin` lets him pass because no browser sends that by itself.
 */
export function tokenOf(request: { readonly authorization?: string | undefined; readonly cookie?: string | undefined }): string | null {
  if (!saysBearer(request)) return request.cookie ?? null
  return /^Bearer ([\w-]{20,200})$/i.exec(request.authorization ?? '')?.[1] ?? null
}

const saysBearer = ({ authorization = '' }: { readonly authorization?: string | undefined }): boolean => /^Bearer /i.test(authorization)

interface WriteRequest {
  readonly authorization?: string | undefined
  readonly cookie?: string | undefined
  readonly secFetchSite?: string | undefined
  readonly origin?: string | undefined
}

/**
 * Whether a write comes from our own pages, or from a program (protection against cross-site requests beside SameSite).
 * A bearer token is never sent by a browser on its own. Otherwise what the browser says about the request's origin must
 * be ourselves; a request that says nothing is no browser of today, and passes only without the cookie.
 */
export function isSameOrigin(request: WriteRequest, publicUrl: string): boolean {
  if (saysBearer(request)) return true
  if (request.secFetchSite !== undefined) return request.secFetchSite === 'same-origin'
  if (request.origin !== undefined) return request.origin === new URL(publicUrl).origin
  return request.cookie === undefined
}
