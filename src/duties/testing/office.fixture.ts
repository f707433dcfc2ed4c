import { createMovingClock } from '../../app/moving-clock.ts'
import { type Body, createApi, type Player, type Reply } from '../../app/play/index.ts'
import { setStage } from '../../app/scenario/staging.ts'
import type { Stage } from '../../app/scenario/story.ts'
import { local } from '../../app/scenario/theatre.ts'
import { testDatabase } from '../../testing/index.ts'
import { createTestServer } from '../../testing/server.ts'
import { regimes } from './measure.fixture.ts'

const stage: Stage = {
  regime: 'duties-2024',
  jurisdiction: '某地',
  actors: {
    authority: { name: '某地数据局', party: 'authority' },
    finance: { name: '某地财政局', party: 'finance' },
    provider: { name: '甲云', party: 'provider' },
    unit: { name: '甲局', party: 'user' },
    other: { name: '乙局', party: 'user' },
  },
  things: [],
}

/** The measure of the fixture at work. Once at the top of a file; `begins` is on or after 2024-01-01. */
export async function anOffice(begins: string) {
  const { db, ownerDb } = await testDatabase()
  const clock = createMovingClock({ at: local(begins) })
  const server = await createTestServer({ db, clock, regimes, movingClock: clock })
  const api = createApi(await server.listen())
  const world = await setStage(api, (await server.composition.identity.prepareSetUp()) ?? '', stage, '2024-01-01')
  const who = (name: string): Player => world.player(name)
  const moveTo = async (to: string): Promise<void> => void must(await api.call('POST', '/clock', { body: { at: local(to) } }))
  const sweep = () => server.composition.jobs.sweep()
  /** All rows of a list that a player sees. */
  const rows = async (by: string, query = ''): Promise<Body[]> => (await who(by).need('GET', `/duties?limit=200${query}`)).items
  const of = (name: string) => `&organisationId=${who(name).organisationId}`
  const told = async (by: string, query = '') =>
    (await rows(by, query)).map(({ duty, period, dueOn, state, late }) =>
      [duty, period, dueOn, state, late ? 'late' : ''].filter(Boolean).join(' '),
    )
  const one = async (by: string, duty: string, period: string | null = null, query = ''): Promise<Body> => {
    const found = (await rows(by, `&duty=${duty}${query}`)).filter((row) => period === null || row.period === period)
    if (!found[0]) throw new Error(`no ${duty} ${period ?? ''}`)
    return found[0]
  }
  const pdf = (name = '报告.pdf') => ({ name, content: Buffer.from(`%PDF-1.4 ${name}`).toString('base64') })
  const file = (by: string, id: string, body: Body = {}): Promise<Reply> =>
    who(by).call('POST', `/duties/instances/${id}/fulfilment`, { body: { note: '已履行', evidence: pdf(), ...body } })
  const see = (by: string, id: string): Promise<Reply> => who(by).call('GET', `/duties/instances/${id}`)
  const register = async (by: string, name: string, mlps: number): Promise<string> =>
    (
      await who(by).need('POST', '/systems', {
        body: {
          name,
          kind: 'new',
          purpose: '办事',
          classified: false,
          mlps,
          mlpsFiling: null,
          budgetChannel: '部门预算',
          status: 'on-cloud',
          exemption: null,
          builder: null,
          contact: null,
        },
      })
    ).id
  return { db, ownerDb, server, clock, world, who, moveTo, sweep, rows, of, told, one, file, see, register, pdf }
}

/** The body of an answer that must not be a refusal. */
export function must(reply: Reply): Body {
  if (reply.ok) return reply.body
  throw new Error(`${reply.problem.code}: ${reply.problem.detail} ${JSON.stringify(reply.problem.faults ?? [])}`)
}

/** What a reply was refused with and which article it cites; `ok` for none. */
export const told = (reply: Reply): string =>
  reply.ok ? 'ok' : [reply.problem.code, reply.problem.citation?.cite].filter(Boolean).join(' ')
