import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** What is nobody's on the public network (IANA special-purpose registries): this machine, private, link-local, shared, documentation, multicast. */
const notPublic: readonly (readonly [string, number])[] = [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
  ] as const),
  ...([
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
  ] as const),
  ...([
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
  ...([
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ] as const),
]
const closed = listOf(notPublic.map(([net, bits]) => `${net}/${bits}`))
/** Of IPv6 only global unicast is public. */
const global6 = listOf(['2000::/3'])

/** A list of networks, each as CIDR. */
function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [net = '', bits = ''] = network.split('/')
    list.addSubnet(net, Number(bits), isIP(net) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}

/** How names are resolved: by the machine's own resolver; another one only in tests. */
export type Resolver = (
  host: string,
  options: LookupAllOptions,
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** Tells the addresses that messages may be sent to: public ones, and those of the networks that the installation names. */
export function createAddresses(allowed: readonly string[], resolver: Resolver = lookup) {
  const opened = listOf(allowed)
  const mayReach = (address: string): boolean => {
    const version = isIP(address)
    if (version === 0) return false
    const family = version === 6 ? 'ipv6' : 'ipv4'
    if (opened.check(address, family)) return true
    if (version === 6 && !global6.check(address, family)) return false
    return !closed.check(address, family)
  }
  /**
   * Resolves a host for one connection. The connection goes to the very address that was judged here: a name that points elsewhere a moment
   * later changes nothing. A name with any forbidden address is refused altogether.
   */
  const resolve: LookupFunction = (host, options, answer) =>
    resolver(host, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, '', 0)
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => mayReach(address))) return answer(new ForbiddenAddress(), '', 0)
      if (options.all) return answer(null, [first])
      return answer(null, first.address, first.family)
    })
  return { mayReach, resolve }
}

export type Addresses = ReturnType<typeof createAddresses>

/** The host lies in a network that messages may not be sent to. */
export class ForbiddenAddress extends Error {
  constructor() {
    super('接收地址属于内部网络，不能推送；确需推送的，由运维人员在 ZHENGYUN_WEBHOOK_NETWORKS 中列出该网段')
  }
}

/** A network as CIDR: `10.1.0.0/16`. */
export function isNetwork(text: string): boolean {
  const [net = '', bits = '', ...more] = text.split('/')
  const version = isIP(net)
  return more.length === 0 && version !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32)
}
