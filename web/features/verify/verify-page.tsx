import { useNavigate, useParams } from '@tanstack/react-router'
import { Alert, Button, Form, Input } from 'antd'
import { Entrance } from '../../shared/ui/entrance.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { useVerification, type Verified } from './api/use-verification.ts'
import { FileCheck } from './file-check.tsx'

/** For anybody who holds a document: whether it was issued here, still counts, and is unaltered. */
export default function VerifyPage() {
  const { code } = useParams({ strict: false }) as { code?: string }
  const navigate = useNavigate()
  const query = useVerification(code)
  return (
    <Entrance title="公文查验" says="凭公文上的校验码，核对它是否由本平台出具、是否仍然有效、文件是否未经改动。">
      {code ? (
        <Loaded query={query}>{(found) => <Answer found={found} />}</Loaded>
      ) : (
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={({ said }: { said: string }) => void navigate({ to: `/verify/${encodeURIComponent(said.trim())}` })}
        >
          <Form.Item name="said" label="校验码" rules={[{ required: true, whitespace: true, message: '请输入校验码' }]}>
            <Input autoFocus autoComplete="off" size="large" maxLength={60} placeholder="XXXXX-XXXXX-XXXXX-XXXXX" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block>
            查验
          </Button>
        </Form>
      )}
    </Entrance>
  )
}

const Answer = ({ found }: { found: Verified }) => (
  <div className="stack-tight">
    <Standing found={found} />
    <Facts
      of={[
        ['种类', found.name],
        ['发文字号', found.number],
        ['标题', found.title],
        ['出具单位', found.issuerName],
        ['成文日期', found.issuedOn],
        ['版次', found.version > 1 ? `第 ${found.version} 版` : null],
      ]}
    />
    {found.files.map(({ format, sha256 }) => (
      <div key={format} className="hash">
        {format.toUpperCase()} SHA-256 {sha256}
      </div>
    ))}
    <h2 style={{ fontSize: 15, margin: '8px 0 0' }}>核对文件</h2>
    <FileCheck files={found.files} />
  </div>
)

function Standing({ found: { withdrawnOn, supersededBy } }: { found: Verified }) {
  if (withdrawnOn) return <Alert type="error" showIcon title={`该公文由本平台出具，但已于 ${withdrawnOn} 撤销`} />
  if (supersededBy) return <Alert type="warning" showIcon title={`该公文由本平台出具，但已由 ${supersededBy} 替代`} />
  return <Alert type="success" showIcon title="该公文由本平台出具，现行有效" />
}
