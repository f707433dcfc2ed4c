import type { OfficeActor } from '../../../identity/index.ts'
import { type Database, type Door, type Id, type Outcome, ok, refuse, type StreamAnswer, type Writing } from '../../../kernel/index.ts'
import type { Regimes } from '../../../regimes/index.ts'
import type { ExportHead } from '../../exports/line.ts'
import { lastDayOf } from '../../rules/cycle.ts'
import { unseen } from '../../service/acts/record.ts'
import { findHeld, type Held, readStatements } from '../../store/statements.ts'
import { type Format, fileNameOf, formatRules } from '../format.ts'
import { mayExport } from '../may-export.ts'
import { jurisdictionName } from '../store.ts'
import { createPlaces, type Places } from './places.ts'
import { type Exported, streamOf } from './streaming.ts'

export interface ExportingNeeds {
  readonly db: Database
  readonly door: Door
  readonly regimes: Pick<Regimes, 'get' | 'has'>
}

const exportsAtOnce = 3

/** What leaves the house. */
export const createExporting = (needs: ExportingNeeds) => {
  const places = createPlaces(exportsAtOnce)
  return {
    /**
     * A statement as a file: all of it for who sees the whole, his own lines for who sees a part; the seal file only for who sees the whole, and only once it is sealed.
     * That it was taken is on record before its first byte.
     */
    async exportStatement(actor: OfficeActor, id: Id, format: Format): Promise<Outcome<StreamAnswer>> {
      const opened = await needs.door.write({ actor, does: 'statement.export', needs: 'statement.read' }, (writing) =>
        open({ ...needs, places }, writing, id, format),
      )
      if (!opened.ok) return opened
      const { exported, whole } = opened.value
      const stream = streamOf(needs.db, exported, format)
      places.take(actor.personId, stream)
      const name = fileNameOf(exported.head, format, whole ? null : actor.organisationName)
      return ok({ name, mediaType: formatRules[format].mediaType, stream })
    },
  }
}

interface Opened {
  readonly exported: Exported
  readonly whole: boolean
}

/** Looks, judges, records. */
async function open(
  { regimes, places }: Pick<ExportingNeeds, 'regimes'> & { readonly places: Places },
  { tx, actor, record }: Writing<OfficeActor>,
  id: Id,
  format: Format,
): Promise<Outcome<Opened>> {
  const [statement] = await readStatements(tx, actor.sight, { id, limit: 1 })
  const held = statement ? await findHeld(tx, id) : null
  if (!statement || !held) return unseen()
  const { whole, state, revision, lineCount } = statement
  const may = mayExport({ state: held.state, sealVersion: held.sealVersion, whole }, format)
  if (!may.ok) return may
  if (places.isFull(actor.personId)) return refuse('statement.exports-at-once', { facts: { count: String(places.most) } })
  const head = headOf(held, await jurisdictionName(tx, held.jurisdictionId), titleOf(regimes, held.regimeId))
  await record({
    object: { kind: 'statement', id },
    jurisdiction: held.jurisdictionId,
    after: { format, whole, state, revision, lineCount },
  })
  return ok({ exported: { held, head, sight: actor.sight }, whole })
}

/** Who exports at another machine may not have the measure's folder there: its id names it too. */
const titleOf = (regimes: ExportingNeeds['regimes'], id: string): string => (regimes.has(id) ? regimes.get(id).title : id)

const headOf = (held: Held, jurisdiction: string, measureTitle: string): ExportHead => ({
  statementId: held.id,
  jurisdictionId: held.jurisdictionId,
  jurisdictionName: jurisdiction,
  measureTitle,
  from: held.from,
  to: lastDayOf(held),
  state: held.state,
  seal: held.seal,
  sealedAt: held.sealedAt,
})
