import { parentPort, workerData } from 'node:worker_threads'
import { checkDraft, type DraftTask } from './check-draft.ts'

// A thread for one uploaded draft: it answers once.
parentPort?.postMessage(checkDraft(workerData as DraftTask))
