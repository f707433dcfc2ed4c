import type { Regimes } from '../../regimes/index.ts'
import { type Api, needed, newPassword, type Operators } from '../play/index.ts'
import type { Member } from './casting.ts'
import type { Account } from './folder.ts'

const postNames: Readonly<Record<string, string>> = { handler: '经办', reviewer: '审核', signer: '签发', 'unit-admin': '单位管理员' }

/** Everybody's account, in the order of the table; of several with the same role the first is shown. */
export function accountsOf(
  operators: Operators,
  casts: readonly { readonly members: readonly Member[] }[],
  regimes: Regimes,
  regimeOf: (jurisdiction: string) => string,
): Account[] {
  const platform = [operators.system, operators.security, operators.audit].map((player) => ({
    jurisdiction: '平台',
    role: player.name,
    organisation: player.organisationName,
    login: player.login,
    password: player.password,
  }))
  const office = casts.flatMap(({ members }) =>
    members.map(({ player, jurisdiction, party, posts }) => ({
      jurisdiction,
      role: `${partyName(regimes, regimeOf(jurisdiction), party)}·${posts.map((post) => postNames[post] ?? post).join('、')}`,
      organisation: player.organisationName,
      login: player.login,
      password: player.password,
    })),
  )
  const seen = new Set<string>()
  return [...platform, ...office].map((account) => {
    const role = `${account.jurisdiction} ${account.role}`
    const shown = !seen.has(role)
    seen.add(role)
    return { ...account, shown }
  })
}

const partyName = (regimes: Regimes, regimeId: string, party: string | null): string =>
  regimes.get(regimeId).parties.find(({ id }) => id === party)?.name ?? '工作人员'

/** Gives each account a new password through the API of a server that hashes at the standard cost. */
export async function renewPasswords(api: Api, accounts: readonly Account[]): Promise<Account[]> {
  const renewed: Account[] = []
  for (const account of accounts) {
    const token = await api.signIn(account.login, account.password)
    const password = newPassword()
    needed(
      await api.call('PUT', '/password', { token, body: { current: account.password, next: password } }),
      `${account.login} 换用新密码`,
    )
    renewed.push({ ...account, password })
  }
  return renewed
}

/** The table that is printed; Chinese signs are two columns wide. */
export function tableOf(accounts: readonly Account[]): string {
  const rows = [
    ['适用区域', '角色', '单位', '登录名', '密码'],
    ...accounts
      .filter(({ shown }) => shown)
      .map(({ jurisdiction, role, organisation, login, password }) => [jurisdiction, role, organisation, login, password]),
  ]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => width(row[column] ?? ''))))
  return rows
    .map((row) => `  ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('  ')}`.trimEnd())
    .join('\n')
}

const width = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(sign) ? 2 : 1), 0)
