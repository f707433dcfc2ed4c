import type { Day } from '../../../kernel/index.ts'
import type { OfficialDocument } from '../document.ts'
import { visible } from './signs.ts'

/** What a draft says of itself on every page. */
export const draftNotice = '草稿　未经签发，不作为依据'

/** 成文日期 in Arabic numerals, months and days without a leading nought: 2026年3月5日. */
export const dateText = (date: Day): string => `${+date.slice(0, 4)}年${+date.slice(5, 7)}月${+date.slice(8, 10)}日`

/** 主送机关 end with a colon at full width; null when there are none. */
export const recipientsText = (to: readonly string[]): string | null => (to.length === 0 ? null : `${to.map(visible).join('、')}：`)

/** 附注 stands in round brackets. */
export function noteText(note: string): string {
  const text = visible(note).trim()
  return /^（.*）$/u.test(text) ? text : `（${text}）`
}

/** 抄送机关 are parted by commas and end with a full stop. */
export const copiesText = (copies: readonly string[]): string => `${copies.map(visible).join('，')}。`

/** 附件说明: several annexes are numbered, one is not; no sign after a name. */
export const annexTexts = (annexes: readonly string[]): { number: string; name: string }[] =>
  annexes.map((name, index) => ({ number: annexes.length === 1 ? '' : `${index + 1}.`, name: visible(name) }))

/** What the verification block says, line by line. */
export function proofLines(proof: NonNullable<OfficialDocument['proof']>): string[] {
  const digest = proof.digest === undefined ? [] : [`内容摘要：${visible(proof.digest)}`]
  return [`文件校验码：${visible(proof.code)}`, '扫描二维码，或登录以下地址输入校验码，可核验本文件：', visible(proof.url), ...digest]
}
