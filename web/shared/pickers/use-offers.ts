import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../api/client.ts'

/** The providers that can be chosen today, each with its pools. */
export const useOffers = () => useQuery({ queryKey: ['offers'], queryFn: () => answerTo(api.GET('/offers')) })
