import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Cloud = ItemOf<'/clouds'>

/** Clouds of industries, cities and counties, with the state of their connection. */
export const useClouds = () =>
  usePages(['pools', 'clouds'], (after) => answerTo(api.GET('/clouds', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })))
