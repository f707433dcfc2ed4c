import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

/** Whether the platform still waits for its founding. */
export const useSetupNeeded = () => useQuery({ queryKey: ['setup'], queryFn: () => answerTo(api.GET('/setup')) })
