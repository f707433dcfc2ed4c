import { expect, test } from 'vitest'
import { createAddresses, ForbiddenAddress, isNetwork, type Resolver } from './service/addresses.ts'
import { checkUrl } from './service/posting.ts'

// Where messages may be sent: nowhere within, however it is written, unless the installation names the network.

const strict = createAddresses([])

test.each([
  ['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.0.0.1', '100.64.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ['192.0.0.8', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '192.88.99.1'],
  [
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
  ],
  ['fe80::1', 'fec0::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '100::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1', '5f00::1'],
  ['', 'localhost', 'example.com', '127.1', '2130706433', '0x7f000001', '1.1.1.1 ', 'fe80::1%lo'],
])('%s and the like are not public', (...forms) => {
  expect(forms.filter((form) => strict.mayReach(form))).toEqual([])
})

test.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2400:3200::1', '2606:4700::1111'])('%s is public', (address) =>
  expect(strict.mayReach(address)).toBe(true),
)

test.each([
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.0.0.1./',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://017700000001/',
  'https://0177.0.0.1/',
  'https://１２７.０.０.１/',
  'https://①②⑦.0.0.1/',
  'https://0/',
  'https://10.0.0.1:8443/hook',
  'https://169.254.169.254/latest/meta-data/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:a9fe:a9fe]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'https://[fd00::1]/',
  'https://[64:ff9b::10.0.0.1]/',
  'http://example.com/',
  'http://127.0.0.1/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://user:geheim@example.com/',
  'https://example.com/#x',
  'https://',
  'example.com',
  '',
])('%s is refused when it is entered', (url) => {
  const answer = checkUrl(url, strict)
  expect(answer.ok ? 'taken' : answer.refusal.code).toBe('webhook.url')
})

test('what is taken is kept as it was understood', () => {
  const taken = (url: string, addresses = strict) => {
    const answer = checkUrl(url, addresses)
    return answer.ok ? answer.value : answer.refusal.message
  }
  expect(taken('https://Hook.Example.gov.cn:8443/a?b=c')).toBe('https://hook.example.gov.cn:8443/a?b=c')
  expect(taken('https://10.1.2.3/', createAddresses(['10.1.0.0/16']))).toBe('https://10.1.2.3/')
  expect(taken('https://10.2.0.1/', createAddresses(['10.1.0.0/16']))).toContain('请运维人员把该网段列入允许推送的网络')
  // Unencrypted only within this machine, and only where it is named.
  expect(taken('http://127.0.0.1:8080/', createAddresses(['127.0.0.0/8']))).toBe('http://127.0.0.1:8080/')
  expect(taken('http://10.1.2.3/', createAddresses(['10.1.0.0/16']))).toContain('https')
})

const resolves =
  (...addresses: string[]): Resolver =>
  (_, __, answer) =>
    answer(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
const resolved = (allowed: readonly string[], resolver?: Resolver, host = 'hook.test', all = true) =>
  new Promise<unknown>((done) => createAddresses(allowed, resolver).resolve(host, { all }, (error, address) => done(error ?? address)))

test('a name goes to the first address it has, and to none where any of them lies within', async () => {
  expect(await resolved([], resolves('1.1.1.1', '8.8.8.8'))).toEqual([{ address: '1.1.1.1', family: 4 }])
  expect(await resolved([], resolves('1.1.1.1'), 'hook.test', false)).toBe('1.1.1.1')
  for (const within of ['10.0.0.1', '169.254.169.254', '::1', '::ffff:10.0.0.1', 'fd00::1'])
    for (const all of [[within], ['1.1.1.1', within], [within, '1.1.1.1']])
      expect(await resolved([], resolves(...all)), all.join()).toBeInstanceOf(ForbiddenAddress)
  expect(await resolved([], resolves())).toBeInstanceOf(ForbiddenAddress)
  expect(await resolved(['10.1.0.0/16', 'fd00:1::/32'], resolves('10.1.9.9', 'fd00:1::9'))).toEqual([{ address: '10.1.9.9', family: 4 }])
  expect(await resolved(['10.1.0.0/16'], resolves('10.1.9.9', '10.2.9.9'))).toBeInstanceOf(ForbiddenAddress)
})

test('the machine itself has names, too', async () => {
  for (const host of ['localhost', 'localhost.']) expect(await resolved([], undefined, host)).toBeInstanceOf(Error)
  expect(await resolved([], undefined, 'localhost')).toBeInstanceOf(ForbiddenAddress)
})

test.each([
  ['10.0.0.0/8', true],
  ['fd00::/8', true],
  ['10.0.0.0', false],
  ['10.0.0.0/33', false],
  ['10.0.0/8', false],
  ['::/129', false],
  ['10.0.0.0/8/8', false],
  ['example.com/8', false],
])('%s is a network: %s', (text, is) => expect(isNetwork(text)).toBe(is))
