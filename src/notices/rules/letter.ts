import { printable } from '../../tables/index.ts'
import { kinds } from './kinds.ts'

interface Item {
  readonly title: string
  readonly body: string
  readonly link: string | null
  readonly kind: string
}

export interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** An e-mail with one notice, or with several (a digest): as plain text and as simple HTML, in which everything from people is escaped. */
export function letterWith(addressee: string, said: readonly Item[], publicUrl: string | null): Letter {
  const name = readable(addressee)
  const items = said.map((item) => ({ ...item, kind: readable(item.kind), title: readable(item.title), body: readable(item.body) }))
  const [first] = items
  const subject = items.length === 1 && first ? first.title : `${items.length} 条消息`
  const address = (link: string | null) => (publicUrl !== null && link !== null ? `${publicUrl}${link}` : null)
  const text = items.map((item) => [`【${kindName(item.kind)}】${item.title}`, item.body, address(item.link)].filter(Boolean).join('\n'))
  const html = items.map((item) => itemInHtml(item, address(item.link)))
  const ending = '本邮件由政云平台按您的接收设置自动发送，请勿回复。可在“消息”页的“接收设置”中更改。'
  return {
    subject: `【政云】${oneLine(subject)}`,
    text: `${name}，您好：\n\n${text.join('\n\n')}\n\n${ending}\n`,
    html: `<!doctype html><html lang="zh-CN"><body><p>${escaped(name)}，您好：</p>${html.join('')}<p><small>${ending}</small></p></body></html>`,
  }
}

/** An e-mail with the code by which an address is proven. It goes to somebody who may be a stranger: it names no page and no person's matter. */
export function codeLetter(addressee: string, code: string, minutes: number): Letter {
  const name = readable(addressee)
  const said = `${name}在政云平台填写了这个邮箱地址。验证码：${code}，${minutes}分钟内有效，请在“消息”页的“接收设置”中填写。`
  const ending = '如果不是您本人填写，请不要理会本邮件，也不要把验证码告诉任何人；未经验证，平台不会再向这个地址发送消息。'
  return {
    subject: '【政云】邮箱地址验证码',
    text: `${said}\n\n${ending}\n`,
    html: `<!doctype html><html lang="zh-CN"><body><p>${escaped(said)}</p><p><small>${ending}</small></p></body></html>`,
  }
}

const itemInHtml = ({ kind, title, body }: Item, address: string | null): string => {
  const heading = `<p><strong>【${escaped(kindName(kind))}】${escaped(title)}</strong></p>`
  const said = `<p>${escaped(body).replaceAll('\n', '<br>')}</p>`
  return heading + said + (address === null ? '' : `<p><a href="${escaped(address)}">在平台中查看</a></p>`)
}

const kindName = (kind: string): string => (Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : kind)

/** No control signs, and nothing that turns the direction of reading: a letter shows what it says. */
const readable = (text: string): string => printable(text).replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')

/** A subject is one line: what follows a line break would be read as a header of its own. */
const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 200)

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign)
