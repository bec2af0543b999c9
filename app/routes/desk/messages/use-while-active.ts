import { useEffect, useRef } from 'react'

const EVERY_MILLISECONDS = 30_000
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const

/**
 * Does something every half minute in which somebody did anything on the page. A page that nobody touches asks nothing, so that it
 * does not keep a session alive that ends after fifteen minutes without activity (domain: login).
 */
export function useWhileActive(act: () => unknown) {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    let isActive = false
    const sign = () => void (isActive = true)
    const options = { passive: true }
    for (const name of SIGNS) window.addEventListener(name, sign, options)
    const timer = setInterval(() => {
      if (isActive) latest.current()
      isActive = false
    }, EVERY_MILLISECONDS)
    return () => {
      clearInterval(timer)
      for (const name of SIGNS) window.removeEventListener(name, sign)
    }
  }, [])
}
