import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate, Outlet } from '@tanstack/react-router'
import type { FunctionComponent } from 'react'
import { Guarded } from './guarded.tsx'
import { NotThere } from './not-there.tsx'
import { type PageEntry, pages } from './pages.ts'
import { Shell } from './shell.tsx'
import { Start } from './start.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotThere })

/** Pages that ask for nobody who is signed in. */
const outside = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('../features/sign-in/sign-in-page.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/setup',
    component: lazyRouteComponent(() => import('../features/setup/setup-page.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/password',
    component: lazyRouteComponent(() => import('../features/sign-in/password-page.tsx')),
  }),
  // Whoever holds a document verifies it: nobody need be signed in.
  ...['/verify', '/verify/$code'].map((path) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(() => import('../features/verify/verify-page.tsx')),
    }),
  ),
]

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })

const inside = pages.map((entry: PageEntry) => createRoute({ getParentRoute: () => shell, path: entry.path, component: guarded(entry) }))

/** The page behind its guard; `preload` lets the router fetch it while the pointer is still on the link. */
function guarded({ page, may }: PageEntry) {
  const lazy = lazyRouteComponent(page)
  const Page: FunctionComponent = lazy
  const Inside = () => (
    <Guarded may={may}>
      <Page />
    </Guarded>
  )
  return Object.assign(Inside, lazy.preload ? { preload: lazy.preload } : {})
}

const start = createRoute({ getParentRoute: () => shell, path: '/', component: Start })
const account = createRoute({ getParentRoute: () => root, path: '/index.html', component: () => <Navigate to="/" /> })

export const router = createRouter({
  routeTree: root.addChildren([...outside, account, shell.addChildren([start, ...inside])]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Filters are plain texts in the address: ?state=open
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(
      Object.entries(search as Record<string, string | undefined>).flatMap(([key, value]) => (value ? [[key, value]] : [])),
    ).toString()
    return text ? `?${text}` : ''
  },
})
