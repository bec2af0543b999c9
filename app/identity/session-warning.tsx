import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { withoutLanguage } from '~/i18n/language'
import { usePath } from '~/i18n/path'
import { CsrfField } from '~/ui/CsrfField'
import { useRootData } from '~/ui/root-data'
import { SessionWarning } from '~/ui/SessionWarning'
import { firstLookAfter, nextLookAfter, WARN_SECONDS } from './session-clock'

/**
 * Watches how long one stays logged in, on pages of who is. Warns in time, lets one key extend, and goes to the
 * page that says so when it is over. Without JavaScript nothing happens: the footer gives the time, and the next
 * request tells.
 */
export function SessionWatch() {
  const data = useRootData()
  return data?.logoutAt ? <Watching endsAt={data.logoutAt} csrf={data.csrf} /> : null
}

function Watching({ endsAt, csrf }: { endsAt: string; csrf: string }) {
  const path = usePath()
  const { revalidate } = useRevalidator()
  const { secondsLeft, told } = useSecondsLeft(endsAt, path)
  const dialog = useRef<HTMLDialogElement>(null)
  const logOut = useRef<HTMLFormElement>(null)
  const warning = secondsLeft !== null && secondsLeft <= WARN_SECONDS

  useEffect(() => {
    if (warning && !dialog.current?.open) dialog.current?.showModal()
    if (!warning && dialog.current?.open) dialog.current.close()
  }, [warning])

  async function stay() {
    told(await ask(path('/sessie/verleng'), { method: 'POST', csrf }))
    revalidate()
  }

  return (
    <>
      <SessionWarning
        ref={dialog}
        minutes={Math.floor((secondsLeft ?? 0) / 60)}
        onStay={() => void stay()}
        onLogOut={() => logOut.current?.submit()}
      />
      <form ref={logOut} method="post" action={path('/uitloggen')} hidden>
        <CsrfField />
      </form>
    </>
  )
}

/** Asks the server at the right moments; null until it was asked. Leaves the page when nothing is left. */
function useSecondsLeft(endsAt: string, path: (to: string) => string) {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  const [address, goodbye] = [path('/sessie'), path('/uitgelogd?reden=tijd')]

  const told = useCallback(
    (left: number | null) => {
      if (left !== 0) return setSecondsLeft((before) => left ?? before)
      const here = encodeURIComponent(withoutLanguage(window.location.pathname))
      window.location.assign(`${goodbye}&naar=${here}`)
    },
    [goodbye],
  )

  useEffect(() => {
    let timer = setTimeout(look, firstLookAfter(new Date(endsAt), new Date()))
    let over = false

    async function look() {
      const left = await ask(address, { method: 'GET' })
      if (over) return
      told(left)
      timer = setTimeout(look, nextLookAfter(left))
    }

    function lookOnReturn() {
      if (document.visibilityState !== 'visible') return
      clearTimeout(timer)
      void look()
    }

    document.addEventListener('visibilitychange', lookOnReturn)
    return () => {
      over = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', lookOnReturn)
    }
  }, [endsAt, address, told])

  return { secondsLeft, told }
}

/** Seconds left; null when the server could not be reached, which says nothing about the session. */
async function ask(
  address: string,
  { method, csrf }: { method: 'GET' | 'POST'; csrf?: string },
): Promise<number | null> {
  try {
    const headers = { accept: 'application/json', ...(csrf ? { 'x-csrf-token': csrf } : {}) }
    const answer = await fetch(address, { method, headers, cache: 'no-store' })
    const { secondsLeft } = (await answer.json()) as { secondsLeft?: number }
    return typeof secondsLeft === 'number' ? secondsLeft : null
  } catch {
    return null
  }
}
