import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

interface PageOf<T> {
  readonly items: T[]
  readonly next: string | null
}

/** A list that is read page by page: `items` holds all that was read so far. */
export function usePages<T>(queryKey: QueryKey, read: (after: string | undefined) => Promise<PageOf<T>>, enabled = true) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: PageOf<T>) => next ?? undefined,
    enabled,
  })
  return { ...query, items: query.data?.pages.flatMap(({ items }) => items) ?? [] }
}

export type Pages<T> = ReturnType<typeof usePages<T>>
