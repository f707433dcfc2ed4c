import { useSyncExternalStore } from 'react'

const wish = window.matchMedia('(prefers-reduced-motion: reduce)')

const listen = (changed: () => void): (() => void) => {
  wish.addEventListener('change', changed)
  return () => wish.removeEventListener('change', changed)
}

/** Whether the person has asked the system to show no movement (WCAG 2.1, 2.3.3): then nothing slides or fades. */
export const useStill = (): boolean => useSyncExternalStore(listen, () => wish.matches)
