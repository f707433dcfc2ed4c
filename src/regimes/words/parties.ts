import type { DocumentRule, PartyRule, Regime, Sees } from '../model.ts'
import { ofThePlatform, permissions } from '../permissions.ts'
import { partyName, said, together } from './names.ts'

const sees: Readonly<Record<Sees, string>> = {
  own: '查看本单位及所属单位的事项',
  area: '查看本区划各单位的事项',
  assigned: '查看分派给本单位的事项',
  jurisdiction: '查看本办法适用范围内的全部事项',
}

/** 云主管部门（省数据局）：查看…；可确定最高限价、审核结算单。 */
export function partyInWords({ name, body, sees: sight, may }: PartyRule): string {
  const told = may.filter((word) => !ofThePlatform.has(word))
  const can = told.length > 0 ? `；可以${told.map((word) => permissions[word].replace(/（.*）$/, '')).join('、')}` : ''
  return `${name}${body ? `（${body}）` : ''}：${sees[sight]}${can}。`
}

/** Who writes a paper, the platform or people, and who is told of it. */
export function documentInWords(regime: Regime, { name, says, to, copies, published }: DocumentRule): string {
  const names = (ids: readonly string[]) => together(ids.map((id) => partyName(regime, id)))
  const phrases = said(
    says === null ? '由办理人提交' : '由平台按固定文字出具',
    to.length > 0 && `主送${names(to)}`,
    copies.length > 0 && `抄送${names(copies)}`,
    published && '在适用范围内公开',
  )
  return `《${name}》：${phrases.join('，')}。`
}
