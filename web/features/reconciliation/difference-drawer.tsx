import { Alert, Button, Drawer } from 'antd'
import { yuan } from '../../shared/text/money.ts'
import { localTime } from '../../shared/text/time.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { type Difference, type Reconciliation, useDifference } from './api/use-reconciliation.ts'
import { CommentForm } from './comment-form.tsx'
import type { Chosen } from './decide-form.tsx'
import { useOwnProvider } from './own-provider.ts'
import { OurLines, TheirLines } from './two-sides.tsx'
import { causeNames, remedyWords, stateNames, stateTones } from './words.ts'

interface DrawerProps {
  readonly of: Reconciliation
  readonly no: number | null
  readonly decides: boolean
  readonly onDecide: (chosen: Chosen) => void
  readonly onClose: () => void
}

/** One difference: why, with the arithmetic; the lines of both sides; what was decided and said. */
export const DifferenceDrawer = ({ no, onClose, ...rest }: DrawerProps) => (
  <Drawer open={no !== null} onClose={onClose} size={900} title={`差异 ${no ?? ''}`} destroyOnHidden>
    {no === null ? null : <Body no={no} {...rest} />}
  </Drawer>
)

function Body({ of, no, decides, onDecide }: Omit<DrawerProps, 'no' | 'onClose'> & { no: number }) {
  const query = useDifference(of.id, no)
  const own = useOwnProvider()
  const comments = own?.id === of.providerId && of.closedAt === null
  return (
    <Loaded query={query}>
      {(found) => (
        <div className="stack">
          <Head found={found} />
          <Causes found={found} />
          <TheirLines lines={found.lines} />
          <OurLines lines={found.lines} statementId={found.statementId} />
          <History found={found} />
          {found.remedy ? (
            <Alert
              type="info"
              showIcon
              title={remedyWords[found.remedy]}
              action={<Go to={`/statements/${found.statementId}`}>打开结算单</Go>}
            />
          ) : null}
          {comments && !found.comment ? <CommentForm id={of.id} no={no} /> : null}
          {decides ? (
            <div>
              <Button type="primary" onClick={() => onDecide({ state: found.state, nos: [no], count: 1 })}>
                处理
              </Button>
            </div>
          ) : null}
        </div>
      )}
    </Loaded>
  )
}

const Head = ({ found }: { found: Difference }) => (
  <Facts
    wide
    of={[
      [
        '云资源',
        found.resourceId ? (
          <Go key="resource" to={`/resources/${found.resourceId}`}>
            {found.itemName}（{found.named}）
          </Go>
        ) : (
          found.named
        ),
      ],
      ['单位', found.organisationName],
      ['信息系统', found.systemName],
      [
        '对方',
        <span key="theirs" className="num">
          {yuan(found.theirs)}
        </span>,
      ],
      [
        '本方',
        <span key="ours" className="num">
          {yuan(found.ours)}
        </span>,
      ],
      [
        '差额',
        <strong key="difference" className="num">
          {yuan(found.difference)}
        </strong>,
      ],
      [
        '处理情况',
        <Mark key="state" tone={stateTones[found.state]}>
          {stateNames[found.state]}
        </Mark>,
      ],
    ]}
  />
)

const Causes = ({ found }: { found: Difference }) => (
  <PlainTable
    label="可能的原因"
    rows={found.causes.map((cause, index) => ({ ...cause, index }))}
    rowKey={({ index }) => String(index)}
    empty=""
    columns={[
      { title: '可能的原因', render: (_, { kind }) => causeNames[kind] },
      { title: '说明的金额', align: 'right', render: (_, { amount }) => <span className="num">{yuan(amount)}</span> },
      { title: '依据与算式', render: (_, { says }) => <div style={{ whiteSpace: 'normal' }}>{says}</div> },
    ]}
  />
)

const History = ({ found: { decisions, comment } }: { found: Difference }) => (
  <>
    {comment ? (
      <Alert
        type="info"
        title={`云服务商说明：${comment.comment}`}
        description={`${comment.commentedByPerson}，${localTime(comment.commentedAt)}`}
      />
    ) : null}
    {decisions.length > 0 ? (
      <PlainTable
        label="处理沿革"
        rows={decisions.map((decision, index) => ({ ...decision, index }))}
        rowKey={({ index }) => String(index)}
        empty=""
        columns={[
          {
            title: '处理',
            render: (_, { decision }) => <Mark tone={stateTones[decision]}>{decision === 'open' ? '重新处理' : stateNames[decision]}</Mark>,
          },
          {
            title: '理由',
            render: (_, { reason, fact }) => <div style={{ whiteSpace: 'normal' }}>{fact ? `${reason}（更正：${fact}）` : reason}</div>,
          },
          {
            title: '处理人',
            render: (_, row) => (
              <>
                {row.decidedByPerson}（{row.decidedByName}）<div className="soft num">{localTime(row.decidedAt)}</div>
              </>
            ),
          },
        ]}
      />
    ) : null}
  </>
)
