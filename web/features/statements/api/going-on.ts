import { answerTo } from '../../../shared/api/client.ts'

interface Answered<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/** Acts that may outlast their request; while one is under way, progress is asked for. */
export const runKey = ['statements', 'run'] as const

/** What an act of settlement answered; null where the work goes on without the request (202): the progress tells when it is finished. */
export async function unlessGoingOn<T>(request: Promise<Answered<T>>): Promise<T | null> {
  let goesOn = false
  const answer = await answerTo(
    request.then((answered) => {
      goesOn = answered.response.status === 202
      return answered
    }),
  )
  return goesOn ? null : answer
}

/** What is said when an act is done, or goes on. */
export const toldOf = (act: string, answer: unknown): string => (answer === null ? `已开始${act}，数据量较大，完成后自动显示` : `已${act}`)
