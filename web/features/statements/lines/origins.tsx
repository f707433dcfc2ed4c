import type { ReactNode } from 'react'
import { grouped, price } from '../../../shared/text/money.ts'
import { localTime, periodTo } from '../../../shared/text/time.ts'
import { Go } from '../../../shared/ui/go.tsx'
import type { Explanation } from '../api/use-explanation.ts'

const caseLink = ({ id, number }: { readonly id: string; readonly number: string }) => <Go to={`/cases/${id}`}>办件 {number}</Go>

/** How the price charges, in words where it has steps or the like, and from when to when it holds. */
const PriceVersion = ({ words, of }: { words: string | null; of: NonNullable<Explanation['price']> }) => (
  <>
    {words ?? `${price(of.amount)} 元`}
    <span className="soft num">（{periodTo(of.from, of.to)}）</span>
  </>
)

/** Where a line's quantity, charged days, price and contract come from, each with the case or the act behind it. */
export const origins = ({
  line,
  price: version,
  allocation,
  charging,
  contract,
}: Explanation): readonly (readonly [string, ReactNode])[] => [
  ['数量', `${grouped(line.quantity)}（${line.unit}）`],
  [
    '数量来源',
    allocation ? (
      <>
        {allocation.changed ? '调整为' : '分配'} {grouped(allocation.quantity)}，{periodTo(allocation.from, allocation.to)}，
        {caseLink(allocation.case)}
      </>
    ) : null,
  ],
  [
    '计费起止',
    <>
      {charging.from} 起（{caseLink(charging.startedBy)}）
      {charging.to ? (
        <>
          ，至 {charging.to}
          {charging.endedBy ? <>（{caseLink(charging.endedBy)}）</> : null}
        </>
      ) : (
        '，本周期内没有截止'
      )}
    </>,
  ],
  [
    '最低计费期限',
    charging.least ? `单价约定至少计 ${charging.least.months} 个月：截止之后按截止时的数量续计，计满至 ${charging.least.to}` : null,
  ],
  ['单价', version ? <PriceVersion key="price" words={line.priceInWords} of={version} /> : null],
  ['定价', version ? `${version.setBy} ${version.setByPerson}，${localTime(version.setAt)}，${version.reason}` : null],
  ['合同', contract ? contract.says : null],
]
