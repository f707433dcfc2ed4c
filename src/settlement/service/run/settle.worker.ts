import { parentPort, workerData } from 'node:worker_threads'
import { loadCalendar } from '../../../calendar/index.ts'
import { serveThread, type ThreadData } from './serving.ts'

// A thread for large settlements. It loads no more than it needs: there is one for each core.
if (!parentPort) throw new Error('this module is started as a thread')
const { calendars } = workerData as ThreadData
serveThread({ calendar: await loadCalendar(calendars) }, parentPort)
