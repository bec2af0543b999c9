import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { bold } from '~/ui/words'
import { TakeBackBand } from './TakeBackBand'

/** That an answer is ready, and for how long it can be taken back. The seconds are shown, and not read out one by one. */
export function SentBand({ name, until, now }: { name: string; until: string; now: string }) {
  const whole = Math.max(0, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000))
  const [left, setLeft] = useState(whole)
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const ends = Date.now() + whole * 1000
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((ends - Date.now()) / 1000))
      setLeft(seconds)
      if (seconds > 0) return
      clearInterval(timer)
      // Whoever is writing again already is not interrupted.
      if (!document.activeElement?.matches('textarea')) revalidate()
    }, 250)
    return () => clearInterval(timer)
  }, [until, whole, revalidate])
  return (
    <TakeBackBand>
      <FormattedMessage
        id="message.one.sent"
        values={{ ...bold, name: name || <FormattedMessage id="message.facts.unknown" />, seconds: left }}
      />
    </TakeBackBand>
  )
}
