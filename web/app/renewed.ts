const key = 'zhengyun-reloaded-at'
const onceInMs = 10_000

/**
 * The platform was renewed while this window was open, so a page's script of the former build is gone: the window is
 * loaded anew, which brings the new build. Not twice at once: when that does not help, the fault is shown.
 */
export function reloadWhenRenewed(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const now = Date.now()
    if (now - Number(sessionStorage.getItem(key) ?? 0) < onceInMs) return
    sessionStorage.setItem(key, String(now))
    event.preventDefault()
    window.location.reload()
  })
}
