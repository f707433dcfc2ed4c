import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { answerTo, api, ifMatch } from '../../shared/api/client.ts'
import { Problem } from '../../shared/api/problem.ts'
import { useTell } from '../../shared/ui/told.ts'
import type { WaitingRow } from './api/use-waiting.ts'

/** An account is confirmed where it waits: 审计管理员, who confirms those of 安全管理员, has no page of accounts. */
export function ConfirmAccount({ row }: { row: WaitingRow }) {
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  const tell = useTell()
  const confirm = useMutation({
    mutationFn: () =>
      answerTo(api.POST('/people/{id}/confirmation', { params: { path: { id: row.id } }, ...(row.version ? ifMatch(row.version) : {}) })),
    onSuccess: () => queries.invalidateQueries(),
  })
  const ask = () =>
    void modal.confirm({
      title: `确认${row.title}的账号？`,
      content: `${row.organisationName ?? ''}，登录名 ${row.number ?? ''}。确认后本人可以登录；请先核实岗位和密码确由系统管理员按程序给予。`,
      okText: '确认账号',
      cancelText: '取消',
      onOk: () =>
        confirm.mutateAsync().then(
          () => tell('已确认'),
          (error: unknown) => void message.error(Problem.of(error).message),
        ),
    })
  return (
    <Button size="small" type="primary" onClick={ask} loading={confirm.isPending} aria-label={`确认账号：${row.title}`}>
      确认账号
    </Button>
  )
}
