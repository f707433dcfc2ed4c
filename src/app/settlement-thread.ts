import { parentPort, workerData } from 'node:worker_threads'
import { loadCalendar } from '../calendar/index.ts'
import { workOn } from '../settlement/index.ts'
import { availabilityOf } from '../utilization/index.ts'
import { shipped } from './shipped.ts'

// A thread of a large settlement: composed of what it needs, it does the portion that it was started with.
if (!parentPort) throw new Error('this module is started as a thread')
await workOn({ availabilityOf, calendar: await loadCalendar(shipped.calendars) }, workerData, parentPort)
