import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useMay, useSession } from '../../shared/session/use-session.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Authorization, type Governing, useGovern, useRename } from './api/use-authorizations.ts'
import { PeopleSelect } from './people-select.tsx'
import { need } from './words.ts'

const words: Readonly<Record<Governing, { readonly name: string; readonly says: string }>> = {
  freeze: { name: '冻结', says: '冻结期间不能据此查阅；授权单位会看到理由。' },
  unfreeze: { name: '解除冻结', says: '解除后在授权期间内可以继续查阅。' },
  revoke: { name: '收回', says: '收回后立即不能查阅，不能恢复。' },
}

/** What this person may do with an authorization as it stands. */
export function AuthorizationActs({ of }: { of: Authorization }) {
  const may = useMay()
  const { data: session } = useSession()
  const [open, setOpen] = useState<Governing | 'rename' | null>(null)
  const own = of.unitId === session?.organisation.id && may('authorization.give')
  const governs = may('authorization.govern')
  const over = of.state === 'revoked' || of.state === 'expired'
  if (over || !(own || governs)) return null
  const close = () => setOpen(null)
  const freezing = of.frozenAt ? ('unfreeze' as const) : ('freeze' as const)
  return (
    <div className="row" style={{ gap: 6 }}>
      {own ? (
        <Button size="small" onClick={() => setOpen('rename')}>
          变更人员
        </Button>
      ) : null}
      {governs ? (
        <Button size="small" onClick={() => setOpen(freezing)}>
          {words[freezing].name}
        </Button>
      ) : null}
      <Button size="small" danger onClick={() => setOpen('revoke')}>
        收回
      </Button>
      {open === 'rename' ? <RenameForm of={of} onClose={close} /> : null}
      {open !== null && open !== 'rename' ? <GovernForm of={of} does={open} free={own} onClose={close} /> : null}
    </div>
  )
}

interface FormProps {
  readonly of: Authorization
  readonly onClose: () => void
}

/** `free`: the unit takes back what it gave, and need not say why. */
function GovernForm({ of, does, free, onClose }: FormProps & { does: Governing; free: boolean }) {
  const govern = useGovern(of.id, does)
  const tell = useTell()
  const { name, says } = words[does]
  const needed = does !== 'revoke' || !free
  return (
    <ActForm<{ reason?: string }>
      open
      title={`${name}授权：${of.unitName} → ${of.organisationName}`}
      says={says}
      submit={`确认${name}`}
      act={govern}
      onDone={() => {
        tell(`已${name}`)
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="reason" label={needed ? '理由' : '理由（可不填）'} rules={needed ? need('请填写理由') : []}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}

function RenameForm({ of, onClose }: FormProps) {
  const rename = useRename(of.id)
  const tell = useTell()
  return (
    <ActForm<{ persons: string[] }>
      open
      title={`变更被授权人员：${of.organisationName}`}
      says="变更后只有所列人员可以查阅；原来的人员留在记录中。"
      submit="变更"
      initial={{ persons: of.persons.map(({ id }) => id) }}
      act={rename}
      onDone={() => {
        tell('已变更')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="persons" label="被授权人员" rules={need('请选择人员')}>
        <PeopleSelect organisationId={of.organisationId} known={of.persons} />
      </Form.Item>
    </ActForm>
  )
}
