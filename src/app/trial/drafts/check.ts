import { Worker } from 'node:worker_threads'
import { bytesOfBase64, type Outcome, ok, refuse, sha256 } from '../../../kernel/index.ts'
import type { CheckedDraft, DraftAnswer, DraftTask } from './check-draft.ts'
import { draftLimits } from './unpack.ts'

/** The largest measure that ships takes less than a second and 100 MB. */
const limits = { milliseconds: 30_000, memoryMb: 256 } as const

/** Decodes and checks what was uploaded (base64); refuses as `checkInThread` does. */
export async function checkContent(
  content: string,
  regimes: DraftTask['regimes'],
  against: string,
): Promise<Outcome<CheckedDraft & { readonly sha256: string }>> {
  const bytes = bytesOfBase64(content)
  if (bytes === null || bytes.length === 0 || bytes.length > draftLimits.packed)
    return refuse('measure.draft-unreadable', { facts: { why: '文件为空，或超过 4 MB' } })
  const digest = sha256(bytes)
  const checked = await checkInThread({ bytes, regimes, against })
  return checked.ok ? ok({ ...checked.value, sha256: digest }) : checked
}

/**
 * Checks an uploaded draft in a thread of its own: it can neither stop the process nor use up its memory, whatever it holds; none of it is ever run. Refuses with `measure.draft-unreadable`
 * what is no archive of a pack at all; faults of a pack are no refusal.
 */
export async function checkInThread(
  task: DraftTask,
  { milliseconds, memoryMb } = limits as { milliseconds: number; memoryMb: number },
): Promise<Outcome<CheckedDraft>> {
  const worker = new Worker(new URL('./check.worker.ts', import.meta.url), {
    workerData: task,
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const answer = await new Promise<DraftAnswer>((resolve) => {
    const give = (answer: DraftAnswer) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(answer)
    }
    const timer = setTimeout(() => give(tooHard), milliseconds)
    worker.once('message', give)
    worker.once('error', () => give(tooHard))
    worker.once('exit', () => give(tooHard))
  })
  return 'why' in answer ? refuse('measure.draft-unreadable', { facts: { why: answer.why } }) : ok(answer.checked)
}

const tooHard: DraftAnswer = { why: '内容过于复杂，无法在规定的时间与内存内检查' }
