import { expect, test } from 'vitest'
import { oneTimePassword, weaknessOf } from './password.ts'

const owner = { login: 'zhangsan', name: '张三丰' }

test.each([
  ['short1234!', '至少 12 个字符'],
  ['十一个字的密码不够长', '至少 12 个字符'],
  ['x'.repeat(129), '至多 128 个字符'],
  ['aaaaaaaaaaaaaaa', '至少包含 5 种不同字符'],
  ['aabbaabbaabbaabb', '至少包含 5 种不同字符'],
  ['abcdefghijklmnop', '不能是连续的字母、数字或键盘顺序'],
  ['ponmlkjihgfedcba', '不能是连续的字母、数字或键盘顺序'],
  ['0123456789012', '不能是连续的字母、数字或键盘顺序'],
  ['QWERTYuiopasdf', '不能是连续的字母、数字或键盘顺序'],
  ['ｑｗｅｒｔｙｕｉｏｐａｓ', '不能是连续的字母、数字或键盘顺序'],
  ['Password123456', '过于常见，容易被猜到'],
  ['P@ssw0rd123456!', '过于常见，容易被猜到'],
  ['Admin888888666666', '过于常见，容易被猜到'],
  ['ZhangSan-2024-xyz', '不能包含登录名或姓名'],
  ['我是张三丰，天下第一高手', '不能包含登录名或姓名'],
  ['correct horse battery', null],
  ['春眠不觉晓处处闻啼鸟夜来', null],
])('%s: %s', (password, weakness) => expect(weaknessOf(password, owner)).toBe(weakness))

test('one-time passwords are strong and differ', () => {
  const some = Array.from({ length: 50 }, oneTimePassword)
  expect(new Set(some).size).toBe(50)
  for (const password of some) {
    expect(password).toMatch(/^([A-HJ-NP-Za-km-z2-9]{4}-){3}[A-HJ-NP-Za-km-z2-9]{4}$/)
    expect(weaknessOf(password, owner)).toBeNull()
  }
})
