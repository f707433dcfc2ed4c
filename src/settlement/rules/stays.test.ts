import { expect, test } from 'vitest'
import type { Day } from '../../kernel/index.ts'
import { dayAt } from '../engine/months.ts'
import { openEnd } from '../engine/spans.ts'
import { timelineOf } from './stays.ts'

const stay = (step: string, from: string, last: string | null) => ({ step, from: from as Day, last: last as Day | null })
const read = (stays: Parameters<typeof timelineOf>[0]) =>
  timelineOf(stays).map(({ from, until, steps }) => [dayAt(from), until === openEnd ? null : dayAt(until - 1), steps.join(' ')])

test.each([
  ['nothing', [], []],
  [
    'the day it came and the day it left both count',
    [stay('t.plan', '2025-06-02', '2025-06-30')],
    [['2025-06-02', '2025-06-30', 't.plan']],
  ],
  ['came and left within a day', [stay('t.plan', '2024-02-29', '2024-02-29')], [['2024-02-29', '2024-02-29', 't.plan']]],
  [
    'on the day of a passage it stood in both',
    [stay('t.plan', '2025-06-02', '2025-06-10'), stay('t.transition', '2025-06-10', null)],
    [
      ['2025-06-02', '2025-06-09', 't.plan'],
      ['2025-06-10', '2025-06-10', 't.plan t.transition'],
      ['2025-06-11', null, 't.transition'],
    ],
  ],
  [
    'two cases in one step, and a gap',
    [
      stay('r.stopped', '2025-06-01', '2025-06-05'),
      stay('r.stopped', '2025-06-03', '2025-06-07'),
      stay('r.stopped', '2025-06-20', '2025-06-20'),
    ],
    [
      ['2025-06-01', '2025-06-02', 'r.stopped'],
      ['2025-06-03', '2025-06-05', 'r.stopped'],
      ['2025-06-06', '2025-06-07', 'r.stopped'],
      ['2025-06-20', '2025-06-20', 'r.stopped'],
    ],
  ],
])('%s', (_, stays, timeline) => expect(read(stays)).toEqual(timeline))
