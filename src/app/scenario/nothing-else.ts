import { sql } from 'kysely'
import { connect } from '../../kernel/index.ts'
import { type Verb, verbNames, verbs } from '../play/index.ts'
import type { Differences } from './expect/comparing.ts'
import type { Story } from './story.ts'

/** Nothing happened that the story does not account for: the record holds as many requests of each kind as the story has acts. */
export async function nothingElse(story: Story, databaseUrl: string): Promise<Differences> {
  const db = connect({ url: databaseUrl, connectionsMax: 1 })
  try {
    const { rows } = await sql<{ act: string; requests: number }>`
      select act, count(distinct request_id)::int as requests from audit_entry group by act`.execute(db)
    return verbNames.flatMap((verb) => {
      const { recorded } = verbs[verb]
      if (!recorded) return []
      const said = countOf(story, verb)
      const shown = rows.filter(({ act }) => recorded.includes(act)).reduce((sum, { requests }) => sum + requests, 0)
      return said === shown ? [] : [`此外还发生了别的：故事里 ${verb} 有 ${said} 次，记录里有 ${shown} 次`]
    })
  } finally {
    await db.destroy()
  }
}

/** Acts that took effect; a callback that was only repeated took effect once. */
function countOf({ story }: Story, verb: Verb): number {
  const done = story.filter((entry) => verb in entry && !entry.refused)
  const callbacks = new Set(done.flatMap((entry) => (entry[verb]?.callback ? [`${entry[verb].case}/${entry[verb].callback}`] : [])))
  return done.filter((entry) => !entry[verb]?.callback).length + callbacks.size
}
