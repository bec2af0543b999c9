import { useEffect, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { VolumeIcon } from './icons'

/**
 * Reads the page out with a voice that is on the reader's own device. Voices that live elsewhere are never used:
 * the text may say what somebody chose. Stays away where there is no such voice.
 */
export function ReadAloud() {
  const { locale } = useIntl()
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null)
  const [reading, setReading] = useState(false)

  useEffect(() => {
    const speech = window.speechSynthesis as SpeechSynthesis | undefined
    if (!speech) return
    const choose = () => setVoice(voiceOnDevice(speech.getVoices(), locale))
    choose()
    speech.addEventListener('voiceschanged', choose)
    return () => {
      speech.removeEventListener('voiceschanged', choose)
      speech.cancel()
    }
  }, [locale])

  if (!voice) return null

  const toggle = () => {
    window.speechSynthesis.cancel()
    if (reading) return setReading(false)
    const words = new SpeechSynthesisUtterance(document.querySelector('main')?.innerText ?? '')
    words.voice = voice
    words.lang = voice.lang
    words.onend = () => setReading(false)
    window.speechSynthesis.speak(words)
    setReading(true)
  }

  return (
    <button type="button" className="tool" aria-pressed={reading} onClick={toggle}>
      <VolumeIcon />
      <FormattedMessage id={reading ? 'ui.read-aloud.stop' : 'ui.read-aloud'} />
    </button>
  )
}

/** A voice of the page's language that speaks without sending the words away; null when there is none. */
export function voiceOnDevice(voices: SpeechSynthesisVoice[], language: string): SpeechSynthesisVoice | null {
  return voices.find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language)) ?? null
}
