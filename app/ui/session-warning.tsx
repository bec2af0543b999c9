import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLanguage } from '~/i18n/intl'
import { inLanguage, withoutLanguage, type Language } from '~/i18n/language'
import { usePath } from '~/i18n/path'
import { firstLookAfter, nextLookAfter, WARN_SECONDS } from '~/identity/session-clock'
import { readSessionEnd, type SessionEnd } from '~/identity/session-end'
import { changedForm, fieldsOfForm } from '~/identity/typed-in-page'
import { endedPath } from '~/identity/way-back'
import { PATHS, withQuery } from '~/paths'
import { CsrfField } from './CsrfField'
import { SessionWarning } from './SessionWarning'
import { useRootData, type RootData } from './root-data'

/** Over this the windows of one browser tell each other which visit they are of, null after logging out. Nothing of who. */
const CHANNEL = 'zeggenschap-bezoek'

/**
 * Watches how long one stays logged in, on pages of who is. Warns in time, lets one key extend, and goes to the
 * page that says why when it is over, here or in another window. Without JavaScript nothing happens: the footer gives the
 * time, and the next request tells.
 */
export function SessionWatch() {
  const data = useRootData()
  return data?.logoutAt && data.visit ? (
    <Watching {...data} endsAt={data.logoutAt} visit={data.visit} />
  ) : null
}

/** On the page after logging out: tells the other windows to look. */
export function TellOthers() {
  useEffect(() => tellOthers(), [])
  return null
}

function tellOthers(visit: string | null = null) {
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(visit)
  channel.close()
}

type WatchingProps = Pick<RootData, 'csrf' | 'actingFor'> & { endsAt: string; visit: string }

function Watching({ endsAt, visit, csrf, actingFor }: WatchingProps) {
  const path = usePath()
  const { revalidate } = useRevalidator()
  const language = useLanguage()
  const { secondsLeft, told } = useSecondsLeft({ endsAt, visit, acted: Boolean(actingFor), language })
  const dialog = useRef<HTMLDialogElement>(null)
  const logOut = useRef<HTMLFormElement>(null)
  const warning = secondsLeft !== null && secondsLeft <= WARN_SECONDS

  useEffect(() => {
    if (warning && !dialog.current?.open) dialog.current?.showModal()
    if (!warning && dialog.current?.open) dialog.current.close()
  }, [warning])

  async function stay() {
    told(await ask(path(PATHS.staySignedIn), { method: 'POST', csrf }))
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
      <form ref={logOut} method="post" action={path(PATHS.logOut)} hidden>
        <CsrfField />
      </form>
    </>
  )
}

type Looking = { endsAt: string; visit: string; acted: boolean; language: Language }

/** Asks the server at the right moments; null until it was asked. Leaves the page when this visit is over. */
function useSecondsLeft({ endsAt, visit, acted, language }: Looking) {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  const [address, keeping] = [inLanguage(language, PATHS.session), inLanguage(language, PATHS.keepTyped)]

  const told = useCallback(
    (heard: Heard | null) => {
      const why = heard && whyOver(heard, visit)
      if (!why) return setSecondsLeft((before) => heard?.secondsLeft ?? before)
      const page = withQuery(withoutLanguage(window.location.pathname), window.location.search)
      void keepTyped(keeping, why).then(() =>
        window.location.assign(inLanguage(language, endedPath(why, { page, acted }))),
      )
    },
    [keeping, visit, acted, language],
  )

  useEffect(() => {
    let timer = setTimeout(look, firstLookAfter(new Date(endsAt), new Date()))
    let over = false

    async function look() {
      const heard = await ask(address, { method: 'GET' })
      if (over) return
      told(heard)
      timer = setTimeout(look, nextLookAfter(heard && heard.secondsLeft))
    }

    function lookNow() {
      clearTimeout(timer)
      void look()
    }

    const lookOnReturn = () => document.visibilityState === 'visible' && lookNow()
    const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL)
    channel?.addEventListener('message', ({ data }) => data !== visit && lookNow())
    document.addEventListener('visibilitychange', lookOnReturn)
    return () => {
      over = true
      clearTimeout(timer)
      channel?.close()
      document.removeEventListener('visibilitychange', lookOnReturn)
    }
  }, [endsAt, address, visit, told])

  useEffect(() => tellOthers(visit), [visit])

  return { secondsLeft, told }
}

/** What the server says: how long there is left of which visit, or why there is none. */
type Heard = { secondsLeft: number; visit?: string; why?: string }

/** Why the visit of this page is over; null while it is not. */
function whyOver({ secondsLeft, visit: now, why }: Heard, visit: string): SessionEnd | null {
  if (secondsLeft === 0) return readSessionEnd(why ?? null) ?? 'voorbij'
  return now !== undefined && now !== visit ? 'opnieuw' : null
}

/** Hands over what was being typed before the page goes. Whoever logged out leaves nothing. */
async function keepTyped(address: string, why: SessionEnd): Promise<void> {
  const form = why === 'elders' ? null : changedForm(document)
  if (!form) return
  const body = fieldsOfForm(form)
  await fetch(address, { method: 'POST', body, redirect: 'manual', cache: 'no-store' }).catch(() => undefined)
}

/** Null when the server could not be reached, or says something else: that says nothing about the session. */
async function ask(
  address: string,
  { method, csrf }: { method: 'GET' | 'POST'; csrf?: string },
): Promise<Heard | null> {
  try {
    const headers = { accept: 'application/json', ...(csrf ? { 'x-csrf-token': csrf } : {}) }
    const answer = await fetch(address, { method, headers, cache: 'no-store' })
    const heard = (await answer.json()) as Partial<Heard>
    return typeof heard.secondsLeft === 'number' ? (heard as Heard) : null
  } catch {
    return null
  }
}
