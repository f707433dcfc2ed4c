import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { appRole, startEmbedded } from '../../src/app/embedded/index.ts'
import { loadLaw } from '../../src/app/law-files.ts'
import { migrate } from '../../src/app/migrate.ts'
import type { OfficeActor } from '../../src/identity/index.ts'
import { connect, newId, systemClock } from '../../src/kernel/index.ts'
import { createSearch } from '../../src/search/index.ts'
import { buildPlace, type Place } from './place.ts'

// `npm run bench:search [-- SIZE]`: how long people wait who search among so many cases and as many resources, on a database of its own; the floor
// is one row read by its key in the same run.

const size = Number(process.argv[2] ?? 100_000)
const turns = Number(process.env.BENCH_TURNS ?? 30)

const words = [
  '门户',
  '第7厅',
  '门户 第77厅',
  'vm-0012345',
  'SQ-2024-0054321',
  '云主机',
  '业务量 增长',
  '第9999项',
  '查无此事',
  '某',
  '100%',
  '迁移 第88厅 视频',
  '同意受理',
  '第54321号申请 充分',
  '云受〔2024〕0012345',
]
const permissions = new Set(['case.read', 'system.read', 'resource.read', 'duty.read'])

function people({ jurisdictionId, authority, unit, provider }: Place): Record<string, OfficeActor> {
  const of = (organisationId: string, sees: Partial<OfficeActor['sight']>, parties: string[]): OfficeActor => ({
    ...{
      personId: newId(),
      personName: '某',
      organisationId,
      organisationName: '某',
      permissions,
      jurisdictionId,
      parties,
      posts: ['handler'],
    },
    sight: { jurisdictionId, all: false, organisationIds: [organisationId], providerId: null, ...sees },
    mustChangePassword: false,
    from: { ip: '127.0.0.1', requestId: 'bench' },
  })
  return {
    authority: of(authority, { all: true }, ['authority']),
    unit: of(unit, {}, ['user']),
    provider: of(provider, { providerId: provider }, ['provider']),
  }
}

const quantile = (values: readonly number[], part: number): string =>
  (values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? 0).toFixed(1)
async function took(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}

const folder = mkdtempSync(join(tmpdir(), 'zhengyun-search-'))
const cluster = await startEmbedded({ directory: join(folder, 'data'), log: () => {} })
try {
  await migrate({ ownerUrl: cluster.ownerUrl, appRole })
  const owner = connect({ url: cluster.ownerUrl })
  const db = connect({ url: cluster.appUrl })
  let place: Place | null = null
  const built = await took(async () => {
    place = await buildPlace(owner, size)
  })
  if (!place) throw new Error('nothing was built')
  const { rows } = await sql<{ index: string }>`select pg_size_pretty(pg_total_relation_size('search_entry')) as index`.execute(owner)
  console.log(`${size} cases and ${size} resources in ${(built / 1000).toFixed(0)} s; the index takes ${rows[0]?.index}`)
  const { regimes } = await loadLaw([])
  const search = createSearch({ db, clock: systemClock, regimes, regimeIdOn: async () => 'hunan-2024' })
  const floor: number[] = []
  for (let turn = 0; turn < turns; turn += 1) floor.push(await took(() => sql`select number from case_file limit 1`.execute(db)))
  console.log(`floor: one row ${quantile(floor, 0.5)} ms, p95 ${quantile(floor, 0.95)} ms`)
  for (const [name, actor] of Object.entries(people(place))) {
    const all: number[] = []
    for (const typed of words) {
      const own: number[] = []
      let found = ''
      for (let turn = 0; turn < turns; turn += 1)
        own.push(
          await took(async () => {
            const outcome = await search.overview(actor, typed)
            found = outcome.ok
              ? outcome.value.groups.map(({ kind, items, more }) => `${kind} ${items.length}${more ? '+' : ''}`).join(', ')
              : outcome.refusal.code
          }),
        )
      all.push(...own)
      console.log(
        `  ${name.padEnd(10)} ${typed.padEnd(14)} ${quantile(own, 0.5).padStart(7)} ms, p95 ${quantile(own, 0.95).padStart(7)} ms   ${found}`,
      )
    }
    console.log(`${name}: all kinds at once ${quantile(all, 0.5)} ms, p95 ${quantile(all, 0.95)} ms`)
  }
  await Promise.all([owner.destroy(), db.destroy()])
} finally {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
