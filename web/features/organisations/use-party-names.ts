import { useSession } from '../../shared/session/use-session.ts'

/** How a party is called: the own jurisdiction's words where they are known, else the pack's identifier. */
export function usePartyNames(): (jurisdictionId: string | null, party: string) => string {
  const { data } = useSession()
  return (_jurisdictionId, party) => data?.parties.find(({ id }) => id === party)?.name ?? party
}
