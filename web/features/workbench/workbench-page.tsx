import { PlusOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMay } from '../../shared/session/use-session.ts'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { useWaitingCounts } from './api/use-waiting.ts'
import { Begun } from './begun.tsx'
import { Circulars, DutyCounts, Watches } from './beside.tsx'
import { Counts } from './counts.tsx'
import { WaitingTable } from './waiting-table.tsx'
import './workbench.css'

export default function WorkbenchPage() {
  const counts = useWaitingCounts()
  const may = useMay()
  const navigate = useNavigate()
  const begin = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate({ to: '/cases/new' })}>
      发起办件
    </Button>
  )
  return (
    <Page
      title="工作台"
      says="等您办理的各类事项，逾期的在最前，其余按到期先后；剩余时间按工作日计。"
      actions={may('case.begin') ? begin : null}
    >
      <div className="workbench">
        <div className="stack">
          <Loaded query={counts}>
            {(of) => (
              <>
                <Counts of={of} />
                <WaitingTable counts={of} />
              </>
            )}
          </Loaded>
          {may('case.begin') ? <Begun /> : null}
        </div>
        <div className="stack">
          <Watches />
          {may('duty.read') ? <DutyCounts /> : null}
          {may('case.read') ? <Circulars /> : null}
        </div>
      </div>
    </Page>
  )
}
