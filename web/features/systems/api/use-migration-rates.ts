import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type UnitMigration = ItemOf<'/systems/migration'>
export type HostingEnding = ItemOf<'/systems/hosting-ending'>

/** How far each unit's systems have come to the cloud. */
export const useMigrationRates = () =>
  usePages(['systems', 'migration'], (after) =>
    answerTo(api.GET('/systems/migration', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )

/** Systems elsewhere whose hosting contract ends within so many days, or has ended. */
export const useHostingEnding = (within: number) =>
  usePages(['systems', 'hosting-ending', within], (after) =>
    answerTo(api.GET('/systems/hosting-ending', { params: { query: { limit: 50, within, ...(after ? { after } : {}) } } })),
  )
