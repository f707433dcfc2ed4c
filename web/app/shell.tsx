import { Outlet, useNavigate } from '@tanstack/react-router'
import { Layout } from 'antd'
import { useEffect } from 'react'
import { Problem } from '../shared/api/problem.ts'
import { useSession } from '../shared/session/use-session.ts'
import { Loaded } from '../shared/ui/loaded.tsx'
import { Nav } from './nav.tsx'
import { TopBar } from './top-bar.tsx'
import './shell.css'

/** The frame of everything that asks for a signed-in person. Who is not is led to the sign-in page, and back afterwards. */
export function Shell() {
  const session = useSession()
  const navigate = useNavigate()
  const unknown = session.error ? Problem.of(session.error).status === 401 : false
  const mustChange = session.data?.mustChangePassword ?? false
  useEffect(() => {
    const here = `${location.pathname}${location.search}`
    if (unknown) void navigate({ to: '/sign-in', search: here === '/' ? {} : { back: here }, replace: true } as never)
    else if (mustChange) void navigate({ to: '/password', replace: true })
  }, [unknown, mustChange, navigate])
  if (unknown || mustChange) return null
  return (
    <div className="shell-wait">
      <Loaded query={session}>
        {(who) => (
          <Layout className="shell">
            <a className="skip-link" href="#content">
              跳到正文
            </a>
            <TopBar session={who} />
            <div className="shell-body">
              <Nav />
              <main id="content" tabIndex={-1}>
                <Outlet />
              </main>
            </div>
          </Layout>
        )}
      </Loaded>
    </div>
  )
}
