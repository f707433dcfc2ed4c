import { expect, test } from 'vitest'
import type { PackFiles } from '../../pack.ts'
import { added, assessed, changed, evaluated, faultsOf, graded, law, withBlocks } from '../pack.fixture.ts'

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
    ['01-all.md:169（第六条）：没有“money: fees”。改法：可用：charging（计费）、cycle（结算周期）、adjustment（按考评、评估调整）'],
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
  [
    'a payer that is nobody',
    () => law('reviews: authority', 'reviews: authority\npays: treasury'),
    ['01-all.md:146（第五条第二款）：付款方“treasury”没有定义为参与方。改法：先写 party: treasury；已定义：authority、user、provider'],
  ],
  [
    'a part of a month that is none',
    () => law('by: month', 'by: month\npart: twelfth'),
    ['01-all.md:140（第五条第一款）：part 写作“twelfth”，没有这个词。改法：可用：actual-days、thirty-day-month'],
  ],
  [
    'a least that is none',
    () => law('by: month', 'by: month\nleast: one-hour'),
    ['01-all.md:140（第五条第一款）：least 写作“one-hour”，没有这个词。改法：可用：nothing、one-day'],
  ],
  [
    'an adjustment by a fact of lines',
    () => added(assessed.replace('provider.assessment\n', 'provider.availability\n')),
    ['01-all.md:168（第六条）：结算调整不能依据“provider.availability”。改法：可用：provider.grade、unit.grade、provider.assessment'],
  ],
  [
    'an adjustment of units by the provider’s grade',
    () => withBlocks(graded, evaluated.replace('of: provider', 'of: unit')),
    ['01-all.md:178（第六条）：“provider.grade”不是 of: unit 的事实。改法：写成 of: provider'],
  ],
  [
    'an assessment with a table',
    () => added(`${assessed}\ntable: { 合格: 100 }`),
    ['01-all.md:168（第六条）：“provider.assessment”本身就是应付的百分比，不能再写 table。改法：删去 table'],
  ],
  [
    'a grade without a table',
    () => withBlocks(graded, evaluated.replace(/table: .*\n/, '')),
    [
      '01-all.md:178（第六条）：依据“provider.grade”的结算调整没有写明各等次付多少。改法：写明 table: { 合格: 100, 不合格: 90 }，或由 practice.md 补充',
    ],
  ],
  [
    'a table of nothing',
    () => withBlocks(graded, evaluated.replace(/table: .*\n/, 'table: 90\n')),
    ['01-all.md:184（第六条）：table 应是若干“等次: 应付的百分比”。改法：写成 table: { 合格: 100, 不合格: 90 }'],
  ],
  [
    'more than twice the amount',
    () => withBlocks(graded, evaluated.replace('合格: 100', '合格: 200.5')),
    ['01-all.md:184（第六条）：table 的“合格”写作“200.5”，不是 0 至 200 的百分比。改法：写成 table: { 合格: 100, 不合格: 90 }'],
  ],
  [
    'a grade that no evaluation gives, and one that is forgotten',
    () => withBlocks(graded, evaluated.replace('合格: 100', '良好: 100')),
    [
      '01-all.md:178（第六条）：table 的“良好”不是考评的等次。改法：可用：合格、不合格',
      '01-all.md:178（第六条）：table 没有写等次“合格”。改法：每个等次都写明应付的百分比，不增不减的写 100',
    ],
  ],
  [
    'a table beyond its cap',
    () => withBlocks(graded, `${evaluated}\ncap: 5`),
    ['01-all.md:178（第六条）：table 的“不合格”付 90%，增减超过 cap 5%。改法：改写 table 或 cap，两者应当一致'],
  ],
  [
    'a cap that is no percentage',
    () => withBlocks(graded, `${evaluated}\ncap: 101`),
    ['01-all.md:186（第六条）：cap 写作“101”，不是 0 至 100 的数。改法：写成 cap: 10，即增减至多 10%'],
  ],
  [
    'a sentence with a fact that a statement does not have',
    () => added(assessed.replace('{provider.assessment}', '{unit.area}')),
    [
      '01-all.md:168（第六条）：says 里的 {unit.area} 不是结算调整的事实。改法：可用：unit.name、unit.grade、provider.name、provider.grade、provider.assessment',
    ],
  ],
  [
    'one fact that adjusts twice',
    () => withBlocks(assessed, assessed.replace('assessment-report', 'second')),
    [
      '01-all.md:177（第六条）：结算调整“second”与“assessment-report”（01-all.md:168）依据同一事实“provider.assessment”，会调整两次。改法：只保留一处，或在例外的一方写 excepts: [assessment-report]',
    ],
  ],
  [
    'two of one name',
    () => withBlocks(assessed, `${assessed}\nexcepts: []`),
    ['01-all.md:177（第六条）：adjustment “assessment-report”定义了两次（另见 01-all.md:168）。改法：保留一处，或换一个名字'],
  ],
  [
    'an exception to nothing',
    () => added(`${assessed}\nexcepts: [second]`),
    ['01-all.md:168（第六条）：excepts 的“second”不是依据同一事实的结算调整。改法：可用：（无）'],
  ],
  [
    'two that except each other',
    () => withBlocks(`${assessed}\nexcepts: [second]`, `${assessed.replace('assessment-report', 'second')}\nexcepts: [assessment-report]`),
    [
      '01-all.md:168（第六条）：结算调整“assessment-report”绕了一圈成了自己的例外。改法：只在应当优先的一方写 excepts',
      '01-all.md:178（第六条）：结算调整“second”绕了一圈成了自己的例外。改法：只在应当优先的一方写 excepts',
    ],
  ],
]

test.each(cases)('%s', (_, pack, faults) => {
  expect(faultsOf(pack())).toEqual(faults)
})
