import { InboxOutlined } from '@ant-design/icons'
import { Alert, Upload } from 'antd'
import { useState } from 'react'
import type { Verified } from './api/use-verification.ts'
import { digestOf } from './digest.ts'

interface Found {
  readonly name: string
  /** Null: the browser may not reckon it. */
  readonly digest: string | null
}

/** Says whether a file is, byte for byte, the one that was issued. It never leaves the browser. */
export function FileCheck({ files }: { files: Verified['files'] }) {
  const [found, setFound] = useState<Found | null>(null)
  const check = async (file: File) => setFound({ name: file.name, digest: await digestOf(file) })
  return (
    <div className="stack-tight">
      <Upload.Dragger
        accept=".pdf,.docx"
        showUploadList={false}
        beforeUpload={(file) => {
          void check(file)
          return false
        }}
      >
        <InboxOutlined style={{ fontSize: 26 }} aria-hidden />
        <div>把收到的 DOCX 或 PDF 拖到这里，或点击选择</div>
        <div className="soft">只在本机计算摘要，文件不会上传</div>
      </Upload.Dragger>
      <div aria-live="polite">{found ? <Answer found={found} files={files} /> : null}</div>
    </div>
  )
}

function Answer({ found: { name, digest }, files }: { found: Found; files: Verified['files'] }) {
  if (digest === null)
    return (
      <Alert
        type="warning"
        showIcon
        title="浏览器不能计算摘要：请用 HTTPS 地址打开本页"
        description="也可以在本机计算文件的 SHA-256（Windows：certutil -hashfile 文件 SHA256），与上面的摘要逐字核对。"
      />
    )
  const match = files.find(({ sha256 }) => sha256 === digest)
  return match ? (
    <Alert type="success" showIcon title={`一致：“${name}”就是所出具的 ${match.format.toUpperCase()} 文件，未经改动`} />
  ) : (
    <Alert
      type="error"
      showIcon
      title={`不一致：“${name}”不是所出具的文件`}
      description={<span className="hash">该文件的 SHA-256 {digest}。打印后扫描的、另存过的文件与原件不同，请以原件核对。</span>}
    />
  )
}
