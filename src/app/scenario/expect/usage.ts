import { type Body, everything } from '../../play/index.ts'
import type { Audience } from './audience.ts'
import { type Differences, differ, differByKey } from './comparing.ts'

/** `{ usage-findings: sys, are: [usage-low] }`: the rules that hold of a system's figures and checks, each as often as it holds. */
export async function usageFindings({ world, observer }: Audience, said: Body): Promise<Differences> {
  const rows = await everything(observer, `/findings?systemId=${world.id('system', said['usage-findings'])}`)
  const rules = rows.map(({ rule }) => rule).toSorted()
  return differ(`${said['usage-findings']} 触发的规则`, [...said.are].toSorted(), rules)
}

/** `{ availability: provider, from, to, is: "99.9861" }`, of a pool with `pool`. */
export async function availability({ world, observer }: Audience, said: Body): Promise<Differences> {
  const { organisationId } = world.player(said.availability)
  const pool = said.pool ? `&poolId=${world.id('pool', said.pool)}` : ''
  const { percent } = await observer.need('GET', `/providers/${organisationId}/availability?from=${said.from}&to=${said.to}${pool}`)
  return differ(`${said.availability} 的可用率`, said.is, percent)
}

/** `{ migration: unit, rate: "66.67", counted: 3, on-cloud: 2, exempt: 1 }`. */
export async function migration({ world, observer }: Audience, said: Body): Promise<Differences> {
  const [shown] = await everything(observer, `/systems/migration?organisationId=${world.player(said.migration).organisationId}`)
  const known: Readonly<Record<string, Body>> = {
    rate: shown?.rate ?? null,
    counted: shown?.counted ?? 0,
    'on-cloud': shown?.onCloud ?? 0,
    exempt: shown?.exemptions.length ?? 0,
  }
  const { migration: name, ...rest } = said
  return differByKey(`${name} 上云情况`, rest, known)
}
