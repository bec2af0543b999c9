import { useEffect, useRef } from 'react'

const PLACE = 'koppelcode'

/** Keeps the code behind the `#` of this page through the login, in this tab only. */
export function keepCode() {
  const code = codeInAddress()
  if (code) sessionStorage.setItem(PLACE, code)
}

/** The code that came with the address, or was kept through the login; it is kept no longer. */
function takeCode(): string | null {
  const code = codeInAddress() ?? sessionStorage.getItem(PLACE)
  sessionStorage.removeItem(PLACE)
  if (window.location.hash) window.history.replaceState(window.history.state, '', window.location.pathname)
  return code
}

function codeInAddress(): string | null {
  return /^#([0-9A-Za-z-]{8,14})$/.exec(window.location.hash)?.[1] ?? null
}

/** A QR code carries the code behind the `#`, which no server and no log ever sees: it is put in this field in the browser. */
export function useCodeInAddress() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const code = field.current && takeCode()
    if (code && field.current?.value === '') field.current.value = code
  }, [])
  return field
}
