import { expect, test } from 'vitest'
import type { PackFiles } from '../../pack.ts'
import { added, changed, faultsOf, law } from '../pack.fixture.ts'

// Charging and cycle that a pack gets wrong. Each with the whole answer that its author reads, and with nothing else.
const cases: readonly (readonly [string, () => PackFiles, readonly string[]])[] = [
  [
    'a key said twice',
    () => added('money: charging\nby: year'),
    [
      '01-all.md:168（第六条）：charging.by（按月还是按年）已由第五条第一款写明（01-all.md:137），两处没有说明以谁为准。改法：在应当优先的一处写 excepts: [对方条文]',
    ],
  ],
  [
    'a key said twice, each excepting the other',
    () => added('money: charging\nby: year\nexcepts: [5]', changed('by: month', 'by: month\ncite: 5\nexcepts: [6]')),
    [
      '01-all.md:170（第六条）：charging.by（按月还是按年）已由第五条第一款、第五条写明（01-all.md:137），两处没有说明以谁为准。改法：在应当优先的一处写 excepts: [对方条文]',
    ],
  ],
  [
    'an exception to an article that says nothing of it',
    () => added('money: charging\ncounts: [start]\nexcepts: [4]'),
    ['01-all.md:168（第六条）：excepts 的“4”之下没有另一处 money: charging。改法：写成对方所在的条文，或删去'],
  ],
  [
    'a kind that does not exist',
    () => added('money: fees\nby: year'),
    ['01-all.md:169（第六条）：没有“money: fees”。改法：可用：charging（计费）、cycle（结算周期）'],
  ],
  [
    'a start that nobody says',
    () => law('starts: [apply.deliver.done]\n', ''),
    ['01-all.md:137（第五条第一款）：money: charging 没有写明 starts（计费起始）。改法：在规定它的条文下写 starts: …'],
  ],
  [
    'an end that is no event',
    () => law('ends: [apply.deliver.done]', 'ends: [apply.deliver]'),
    ['01-all.md:137（第五条第一款）：计费事件 ends 的“apply.deliver”不是任何步骤的结果。改法：写成 程序.步骤.结果；此处可用：done'],
  ],
  [
    'a border day that is none',
    () => added('money: charging\ncounts: [first]'),
    ['01-all.md:170（第六条）：counts 写作“first”，没有这个词。改法：可用：start（首日计费）、end（末日计费）'],
  ],
  [
    'a cycle that begins on 29 February',
    () => law('begins: 09-01', 'begins: 02-29'),
    ['01-all.md:148（第五条第二款）：周期首日“02-29”不是每年都有的一天。改法：写成 MM-DD，如 09-01'],
  ],
  [
    'a cycle that nobody reviews',
    () => law('reviews: authority\n', ''),
    ['01-all.md:146（第五条第二款）：money: cycle 没有写明 reviews（审核方）。改法：在规定它的条文下写 reviews: …'],
  ],
]

test.each(cases)('%s', (_, pack, faults) => {
  expect(faultsOf(pack())).toEqual(faults)
})
