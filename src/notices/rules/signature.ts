import { createHmac } from 'node:crypto'

/**
 * How a webhook's receiver knows that a message is ours and new: HMAC-SHA-256 by the webhook's secret over the time in seconds, a full stop and
 * the body as it is sent. The header reads `t=1727654400,v1=<hexadecimal>`.
 */
export function signatureOf(secret: string, seconds: number, body: string): string {
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${mac}`
}
