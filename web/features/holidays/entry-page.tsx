import { useNavigate } from '@tanstack/react-router'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { PickFile } from '../../shared/ui/pick-file.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useCheck, useEnter, useReadFile } from './api/use-holidays.ts'
import { bodyOf, type Entry, initial, placed, valuesOf } from './entry.ts'
import { HolidayFields, HolidayRows, Reason } from './entry-fields.tsx'
import { PreviewView } from './preview-view.tsx'

/** Entering a year's notice: filled in (or read from a file), checked with what it would move, then handed to another person. */
export default function EntryPage() {
  const [form] = Form.useForm<Entry>()
  const [check, enter, read] = [useCheck(), useEnter(), useReadFile()]
  const [checked, setChecked] = useState<string | null>(null)
  const navigate = useNavigate()
  const tell = useTell()
  /** What was refused of a field no longer holds once something was changed. */
  const forget = () => {
    setChecked(null)
    const wrong = form.getFieldsError().filter(({ errors }) => errors.length > 0)
    form.setFields(wrong.map(({ name }) => ({ name, errors: [] })) as never)
  }
  const asText = (values: Entry) => JSON.stringify(bodyOf(values))
  const onFinish = async (values: Entry) => {
    try {
      if (checked === asText(values)) {
        await enter.mutateAsync(bodyOf(values))
        tell('已提交，等待另一人核准')
        await navigate({ to: '/calendars' as never })
        return
      }
      await check.mutateAsync(bodyOf(values))
      setChecked(asText(values))
    } catch (error) {
      setChecked(null)
      form.setFields(placed(error) as never)
    }
  }
  const take = async (file: File) => {
    const year = await read.mutateAsync(await file.text()).catch(() => null)
    if (year) form.setFieldsValue(valuesOf(year))
    setChecked(null)
  }
  return (
    <Page title="录入节假日安排" says="照国务院办公厅的通知录入；提交之前先核对，看看有无差错、会改变哪些期限。">
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        scrollToFirstError={{ focus: true }}
        onFinish={(values) => void onFinish(values)}
        onValuesChange={forget}
      >
        <div className="stack">
          <Panel
            title="通知"
            extra={
              <PickFile accept=".yaml,.yml" icon={null} loading={read.isPending} onPick={(file) => void take(file)}>
                从文件读取
              </PickFile>
            }
          >
            <ProblemNotice error={read.error} />
            <HolidayFields />
          </Panel>
          <Panel title="放假与调休">
            <HolidayRows />
          </Panel>
          <Panel title="更正理由">
            <Reason />
          </Panel>
          <ProblemNotice error={check.error ?? enter.error} />
          {checked && check.data ? <PreviewView preview={check.data} /> : null}
          <div className="row">
            <Button type="primary" htmlType="submit" loading={check.isPending || enter.isPending}>
              {checked ? '提交核准' : '核对'}
            </Button>
            {checked ? <span className="soft">已核对，没有差错。提交后由安全管理员核准。</span> : null}
          </div>
        </div>
      </Form>
    </Page>
  )
}
