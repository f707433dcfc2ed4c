import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { Facts } from '../../shared/ui/facts.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type PaperLook, useLook, useLookAtContact } from './api/use-papers.ts'
import { groundNames } from './words.ts'

/** Opens papers: a file is saved by the browser and never shown in the page, a contact is shown. */
export function useOpenPaper(): { readonly look: (paper: string) => void; readonly opening: string | null; readonly shown: ReactNode } {
  const act = useLook()
  const tell = useTell()
  const [seen, setSeen] = useState<PaperLook | null>(null)
  const look = (paper: string) =>
    act.mutate(paper, {
      onSuccess: (opened) => {
        if (!opened.file) return setSeen(opened)
        save(opened.file)
        tell(`已查阅并留痕，文件已下载（${groundNames[opened.ground]}）`)
      },
    })
  const shown = (
    <>
      {act.error ? (
        <div style={{ padding: 16 }}>
          <ProblemNotice error={act.error} />
        </div>
      ) : null}
      <Modal open={seen !== null} title={seen?.title} footer={null} onCancel={() => setSeen(null)}>
        {seen?.contact ? (
          <Facts
            of={[
              ['姓名', seen.contact.name],
              [
                '电话',
                <span key="phone" className="num">
                  {seen.contact.phone}
                </span>,
              ],
              ['查阅依据', <Mark key="ground">{groundNames[seen.ground]}</Mark>],
            ]}
          />
        ) : null}
        <p className="soft" style={{ marginBottom: 0 }}>
          本次查阅已留痕，资料所属单位可见。
        </p>
      </Modal>
    </>
  )
  return { look, opening: act.isPending ? act.variables : null, shown }
}

/** Hands a file to the browser as a download. */
function save({ name, mediaType, content }: NonNullable<PaperLook['file']>): void {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** The contact in the register of systems: opened on record, by who may. */
export function ContactButton({ system }: { system: string }) {
  const look = useLookAtContact(system)
  return (
    <>
      <Button loading={look.isPending} onClick={() => look.mutate()}>
        查阅登记的联系人
      </Button>
      <Modal open={look.isSuccess || look.isError} title="系统登记的联系人" footer={null} onCancel={() => look.reset()}>
        {look.data ? (
          <>
            <Facts
              of={[
                ['联系人', look.data.contact],
                ['查阅依据', <Mark key="ground">{groundNames[look.data.ground]}</Mark>],
              ]}
            />
            <p className="soft" style={{ marginBottom: 0 }}>
              本次查阅已留痕，资料所属单位可见。
            </p>
          </>
        ) : null}
        <ProblemNotice error={look.error} />
      </Modal>
    </>
  )
}
