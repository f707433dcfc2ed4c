/** SHA-256 of a file in lower-case hexadecimal, reckoned in this browser: the file goes nowhere. Null where the browser may not (no HTTPS). */
export async function digestOf(file: File): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
