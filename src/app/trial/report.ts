import type { Regime } from '../../regimes/index.ts'
import type { Difference } from './difference.ts'
import type { PastTried } from './past.ts'
import type { StoryTried } from './stories.ts'

const kinds: Readonly<Record<Difference['kind'], string>> = { term: '期限', refusal: '准否', amount: '金额', other: '其他' }

const inWords = ({ kind, where, before, after }: Difference): string =>
  `    ${kinds[kind]}  ${where}：${before || '（无）'} → ${after || '（无）'}`

type Print = (line: string) => void

/** Each story with what would be otherwise under the draft; the first differences are the cause, later ones may follow from them. */
export async function tellStories(stories: AsyncIterable<StoryTried>, print: Print): Promise<void> {
  let [all, differing] = [0, 0]
  for await (const { title, differences } of stories) {
    all += 1
    differing += differences.length > 0 ? 1 : 0
    print(`${differences.length === 0 ? '＝' : '≠'} ${title}`)
    for (const difference of differences) print(inWords(difference))
  }
  print(`${all} 个故事，按草案有 ${differing} 个不同；一个故事里后面的不同可能由前面的引起`)
}

/** The past cases that a draft would have treated otherwise, and the sums. */
export function tellPast(tried: PastTried, { own, draft }: { readonly own: Regime; readonly draft: Regime }, print: Print): void {
  for (const { number, procedureName, differences } of tried.differing) {
    print(`≠ ${number} ${procedureName}`)
    for (const difference of differences) print(inWords(difference))
  }
  print(`以往办件 ${tried.cases} 件，按《${draft.title}》（草案）有 ${tried.unlike} 件不同于《${own.title}》`)
  print(`期限：${tried.before.terms} 项，逾期 ${tried.before.overdue} 项 → ${tried.after.terms} 项，逾期 ${tried.after.overdue} 项`)
  for (const { jurisdiction, differences, before, after, faults } of tried.amounts) {
    print(`${jurisdiction}的费用：${before} 元 → ${after} 元`)
    for (const difference of differences) print(inWords(difference))
    for (const fault of faults) print(`    草案无法核算：${fault}`)
  }
  print('比较只读取以往的办件，没有改动任何记录；规则所问的单位、系统情况以今天登记的为准，日期以当时为准')
}
