import { Problem } from '../../shared/api/problem.ts'

/** The form reports one row: faults of `/rows/0/mean` are those of its field `mean`, said without the row's number. */
export async function rowFaults<T>(reporting: Promise<T>): Promise<T> {
  try {
    return await reporting
  } catch (thrown) {
    const { status, message, code, citation, faults, requestId } = Problem.of(thrown)
    throw new Problem(status, {
      detail: message,
      code,
      citation,
      faults: faults.map((fault) => ({ path: fault.path.replace(/^\/rows\/0/, ''), message: fault.message.replace(/^第 1 行：/, '') })),
      ...(requestId ? { requestId } : {}),
    })
  }
}
