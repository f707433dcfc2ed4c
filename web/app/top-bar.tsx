import { DownOutlined, KeyOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { postName } from '../shared/session/posts.ts'
import type { Session } from '../shared/session/use-session.ts'
import { Bell } from './bell.tsx'
import { SearchEntry } from './search-entry.tsx'
import { useSignOut } from './use-sign-out.ts'

/** Whose platform this is, who is signed in and for whom. */
export function TopBar({ session }: { session: Session }) {
  const navigate = useNavigate()
  const signOut = useSignOut()
  const items = [
    { key: 'password', icon: <KeyOutlined aria-hidden />, label: '修改密码', onClick: () => void navigate({ to: '/password' }) },
    { key: 'out', icon: <LogoutOutlined aria-hidden />, label: '退出登录', onClick: () => signOut.mutate('here') },
    { key: 'everywhere', icon: <LogoutOutlined aria-hidden />, label: '在所有设备上退出', onClick: () => signOut.mutate('everywhere') },
  ]
  const standing = session.parties.map(({ name }) => name).join('、')
  return (
    <header className="top-bar">
      <div className="brand">
        <img src="/mark.svg" alt="" width={26} height={26} />
        <strong>政云</strong>
        <span className="place">{session.jurisdiction?.name ?? '平台运营'}</span>
      </div>
      <SearchEntry />
      <div className="who">
        <span className="who-unit">
          {session.organisation.name}
          {standing ? <span className="standing">{standing}</span> : null}
        </span>
        <Bell />
        <Dropdown menu={{ items }} trigger={['click']}>
          <Button type="text" className="who-button" icon={<UserOutlined aria-hidden />}>
            {session.person.name}
            <span className="who-posts">{session.posts.map(postName).join('、')}</span>
            <DownOutlined style={{ fontSize: 10 }} aria-hidden />
          </Button>
        </Dropdown>
      </div>
    </header>
  )
}
