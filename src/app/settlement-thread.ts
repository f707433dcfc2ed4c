import { parentPort } from 'node:worker_threads'
import { loadCalendar } from '../calendar/index.ts'
import { serveThread } from '../settlement/index.ts'
import { shipped } from './shipped.ts'

// A thread for large settlements, composed of what it needs.
if (!parentPort) throw new Error('this module is started as a thread')
serveThread({ calendar: await loadCalendar(shipped.calendars) }, parentPort)
