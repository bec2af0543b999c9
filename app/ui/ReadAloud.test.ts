import { expect, test } from 'vitest'
import { voiceOnDevice } from './ReadAloud'

const voice = (lang: string, localService: boolean) => ({ lang, localService }) as SpeechSynthesisVoice

test('only a voice on the device itself may read', () => {
  const far = voice('nl-NL', false)
  const near = voice('nl-NL', true)
  expect(voiceOnDevice([far, near], 'nl')).toBe(near)
  expect(voiceOnDevice([far], 'nl')).toBeNull()
  expect(voiceOnDevice([voice('en-GB', true)], 'nl')).toBeNull()
})
