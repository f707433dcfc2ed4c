import { randomInt } from 'node:crypto'

export const passwordLength = { min: 12, max: 128 } as const

/** Parts that people build long but guessable passwords from. */
const common = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'qwerty',
  '1qaz2wsx',
  'letmein',
  'welcome',
  'iloveyou',
  'admin',
  'zhengyun',
  'abc123',
  '123456',
  '654321',
  '888888',
  '666666',
  '111111',
  '000000',
  'mima',
  '密码',
]

export interface PasswordOwner {
  readonly login: string
  readonly name: string
}

/**
 * What is wrong with a new password, in Chinese; null when nothing is. At least 12 characters, at least 5 different ones,
 * no run of the keyboard or alphabet, not the owner's names, and not a common password with some padding.
 */
export function weaknessOf(password: string, owner: PasswordOwner): string | null {
  const text = canonical(password)
  const length = [...text].length
  if (length < passwordLength.min) return `至少 ${passwordLength.min} 个字符`
  if (length > passwordLength.max) return `至多 ${passwordLength.max} 个字符`
  const lower = text.toLowerCase()
  if (new Set(lower).size < 5) return '至少包含 5 种不同字符'
  if ([owner.login, owner.name].some((name) => name.length > 1 && lower.includes(name.toLowerCase()))) return '不能包含登录名或姓名'
  if (isRun(lower)) return '不能是连续的字母、数字或键盘顺序'
  if (withoutCommon(lower).length < 6) return '过于常见，容易被猜到'
  return null
}

/** One text for passwords that look alike: full-width letters, composed characters. */
export const canonical = (password: string): string => password.normalize('NFKC')

/** A one-time password: 16 characters that can't be mistaken for each other, in fours (92 bits). */
export function oneTimePassword(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789'
  const four = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [four(), four(), four(), four()].join('-')
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm']
const isRun = (text: string): boolean => {
  const backwards = [...text].reverse().join('')
  return rows.some((row) => row.includes(text) || row.includes(backwards))
}

const withoutCommon = (text: string): string => common.reduce((rest, part) => rest.replaceAll(part, ''), text)
