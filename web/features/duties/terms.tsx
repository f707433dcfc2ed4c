import type { DutyRule } from './api/use-duties.ts'

type Asked = Pick<DutyRule, 'within' | 'warns' | 'document' | 'keeps' | 'valid' | 'renews'>

/** Within what time, proved by what, valid for how long: a line each. */
export function Terms({ of: { within, warns, document, keeps, valid, renews } }: { of: Asked }) {
  const lines = [
    within ? `${within}内` : null,
    document ? `证明：${document}` : null,
    keeps ? (valid ? `有效期${valid}` : '有效期以文书所载为准') : null,
    renews ? `届满前${renews}续办` : null,
    warns ? `届满前${warns}提醒` : null,
  ].filter((line) => line !== null)
  return lines.length === 0 ? '—' : lines.map((line) => <div key={line}>{line}</div>)
}
