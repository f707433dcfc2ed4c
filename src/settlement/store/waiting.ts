import { sql } from 'kysely'
import { type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'
import type { Regimes } from '../../regimes/index.ts'
import { deciding } from '../corrections/correction.ts'
import { type Move, mayAct, mayDo, moves } from '../rules/life.ts'

/** Statements that this person reviews, seals or accounts anew, and corrections of which he is the second person. */
export const waitingStatements = (regimes: Regimes, actor: OfficeActor): Waiting[] => [
  statements(regimes, actor),
  corrections(regimes, actor),
]

/** A state in which statements of a measure wait for the person, and those whose work he may not pass himself. */
interface Stage {
  readonly regime: string
  readonly state: string
  readonly move: Move
  readonly apart: boolean
  readonly house: boolean
}

function stagesOf(regimes: Regimes, actor: OfficeActor): Stage[] {
  const waits: readonly (readonly [Move, string])[] = [
    ['account', 'returned'],
    ['review', 'accounted'],
    ['seal', 'reviewed'],
  ]
  return regimes.all().flatMap((regime) => {
    const { cycle } = regime
    if (!cycle) return []
    return waits
      .filter(([move]) => actor.permissions.has(moves[move].needs) && mayAct(move, actor, regime, cycle).ok)
      .map(([move, state]) => ({
        ...{ regime: regime.id, state, move },
        apart: move !== 'account',
        house: move === 'seal' && cycle.accounts === cycle.reviews,
      }))
  })
}

const title = sql`to_char(lower(t.during), 'YYYY-MM-DD') || ' 至 ' || to_char(upper(t.during) - 1, 'YYYY-MM-DD')`

function statements(regimes: Regimes, actor: OfficeActor): Waiting {
  const stages = stagesOf(regimes, actor)
  if (stages.length === 0) return null
  const row = {
    id: sql`t.id`,
    place: sql`t.id`,
    title,
    told: sql`jsonb_build_object('move', g.move)`,
    since: sql`t.created_at`,
    version: sql`t.version`,
  }
  return sql`select ${waitingColumns('statement', row)}
    from statement t join jsonb_to_recordset(${JSON.stringify(stages)}::jsonb) as g(regime text, state text, move text, apart boolean, house boolean)
      on g.regime = t.regime_id and g.state = t.state
    where t.jurisdiction_id = ${actor.jurisdictionId} and not (g.apart and t.accounted_by = ${actor.personId})
      and not (g.house and t.reviewed_by = ${actor.personId})`
}

function corrections(regimes: Regimes, actor: OfficeActor): Waiting {
  if (!actor.permissions.has('statement.review')) return null
  const deciders = regimes
    .all()
    .filter((regime) => regime.cycle && mayDo(deciding, actor, regime, regime.cycle).ok)
    .map(({ id }) => id)
  if (deciders.length === 0) return null
  const row = {
    id: sql`n.id`,
    place: sql`t.id`,
    number: sql`n.no::text`,
    title: sql`n.name`,
    organisation: sql`coalesce(n.organisation_name, n.provider_name)`,
    system: sql`n.system_name`,
    since: sql`n.proposed_at`,
  }
  return sql`select ${waitingColumns('correction', row)} from statement_correction n join statement t on t.id = n.statement_id
    where n.state = 'proposed' and t.jurisdiction_id = ${actor.jurisdictionId} and t.regime_id = any(${deciders})
      and n.proposed_by_id <> ${actor.personId} and t.accounted_by is distinct from ${actor.personId}`
}
