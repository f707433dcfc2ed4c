import { Link, useLocation } from '@tanstack/react-router'
import { useMay } from '../shared/session/use-session.ts'
import { groupNames, type PageEntry, pages } from './pages.ts'

/** The menu: what the person may open, in three groups. Plain links, so that keys, new windows and readers all work. */
export function Nav() {
  const may = useMay()
  const shown = pages.filter(({ name, may: words }) => name && (!words || words.some(may)))
  return (
    <nav className="nav" aria-label="主菜单">
      {(['work', 'look', 'manage'] as const).map((group) => {
        const entries = shown.filter((entry) => entry.group === group)
        return entries.length === 0 ? null : (
          <section key={group}>
            <h2>{groupNames[group]}</h2>
            <ul>
              {entries.map((entry) => (
                <Entry key={entry.path} entry={entry} />
              ))}
            </ul>
          </section>
        )
      })}
    </nav>
  )
}

function Entry({ entry: { path, name, icon: Icon } }: { entry: PageEntry }) {
  const { pathname } = useLocation()
  const here = pathname === path || pathname.startsWith(`${path}/`)
  return (
    <li>
      <Link to={path} className={here ? 'here' : ''} aria-current={here ? 'page' : undefined}>
        {Icon ? (
          <span aria-hidden>
            <Icon />
          </span>
        ) : null}
        <span className="nav-word">{name}</span>
      </Link>
    </li>
  )
}
