import { expect, test } from 'vitest'
import { newId } from '../kernel/index.ts'
import { testDatabase } from '../testing/index.ts'
import { namedKinds, subjectOf } from './store/subjects.ts'

const { db } = await testDatabase()

test.each([...namedKinds, 'catalogue-edition', 'constructor'])(
  'what a %s is can be asked, of an id that does not exist as well',
  async (kind) => {
    const unknown = { name: '', providerId: null, others: [], pageId: null }
    expect(await subjectOf(db, kind, newId())).toEqual(unknown)
    expect(await subjectOf(db, kind, 'no id at all')).toEqual(unknown)
  },
)
