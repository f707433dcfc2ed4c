import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

/** What waits for the person's unit: overdue first, then the nearest due day. */
export const useTodo = () => useQuery({ queryKey: ['cases', 'todo'], queryFn: () => answerTo(api.GET('/todo')) })
