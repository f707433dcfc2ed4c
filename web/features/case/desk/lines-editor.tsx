import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import type { ReactNode } from 'react'
import type { CaseView } from '../api/use-case.ts'
import { ExistingLine } from './existing-line.tsx'
import { NewLine } from './new-line.tsx'

/** The lines of the order: items of the catalogue for something new, the system's resources for a change or an end. */
export function LinesEditor({ file, extra }: { file: CaseView; extra: ReactNode }) {
  const existing = file.procedure.order === 'change' || file.procedure.order === 'end'
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend style={{ fontWeight: 600, padding: 0, marginBottom: 8 }}>资源明细</legend>
      <div style={{ marginBottom: 8 }}>{extra}</div>
      <Form.List name="lines">
        {(fields, { add, remove }) => (
          <div className="stack-tight">
            {fields.map(({ key, name }) => (
              <div key={key} className="line-form">
                <div className="row between" style={{ marginBottom: 6 }}>
                  <strong>第 {name + 1} 行</strong>
                  <Button
                    size="small"
                    type="text"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={`删除第 ${name + 1} 行`}
                    onClick={() => remove(name)}
                  >
                    删除
                  </Button>
                </div>
                {existing ? <ExistingLine name={name} file={file} /> : <NewLine name={name} file={file} />}
              </div>
            ))}
            <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add({})} block>
              {existing ? '选择在用的云资源' : '添加服务项'}
            </Button>
          </div>
        )}
      </Form.List>
    </fieldset>
  )
}
