import { localTime } from '../../shared/text/time.ts'
import { Basis } from '../../shared/ui/basis.tsx'
import { Nothing } from '../../shared/ui/empty.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useParameters } from './api/use-parameters.ts'
import type { Parameter } from './histories.ts'

/** What is set at run time, in one place: each value with since when, by whom and why. It is set where it is used. */
export default function ParametersPage() {
  return (
    <Page title="参数沿革" says="办法留待本地设定的数值：现值与历次设定。改变只从某日起，不溯及既往；在各自的页面设定。">
      <Loaded query={useParameters()}>
        {(parameters) =>
          parameters.length === 0 ? (
            <Panel>
              <Nothing>还没有可以设定的参数。</Nothing>
            </Panel>
          ) : (
            <div className="stack">
              {parameters.map((parameter) => (
                <History key={parameter.id} parameter={parameter} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

const History = ({ parameter: { kind, name, place, basis, values } }: { parameter: Parameter }) => (
  <Panel
    title={`${kind}：${name}`}
    extra={
      <>
        <Basis of={basis} about={name} />
        <Go to={place}>前往设定</Go>
      </>
    }
    flush
  >
    <PlainTable
      label={`${name}的沿革`}
      rows={values}
      rowKey={({ id }) => id}
      empty=""
      more={{ size: 'small', tableLayout: 'fixed' }}
      columns={[
        { title: '数值', dataIndex: 'value' },
        { title: '期间', width: 220, render: (_, { when }) => <span className="num">{when}</span> },
        { title: '理由', dataIndex: 'reason' },
        {
          title: '设定',
          width: 220,
          render: (_, { by, at }) =>
            by === null ? (
              '办法'
            ) : (
              <>
                {by}
                <div className="soft num">{localTime(at)}</div>
              </>
            ),
        },
      ]}
    />
  </Panel>
)
