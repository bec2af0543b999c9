import { randomBytes } from 'node:crypto'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import type { Choice } from '~/consent/choice'
import { decide } from '~/consent/decide'
import { decodeChoices, encodeChoices, profileIn, profileOf, type Profile } from '~/consent/profile'
import { treatmentQuestion } from '~/consent/question'
import { seal, sealKey, unseal } from '~/sealing/seal.server'
import { median, processorTime } from './figures'
import type { Bench } from './run'

const CHOICES = 200
const PROFILES = 2_000
const ROUNDS = 9
const TODAY = '2026-06-01'
const PLACE = { table: 'profile_version', column: 'choices_sealed', row: 'bench:1' }

/** The decision core: from sealed bytes to an answer, and `decide` alone with choices that differ each time. */
export const decideBench: Bench = async ({ say, note }) => {
  const key = sealKey('p1', randomBytes(32))
  const profiles = Array.from({ length: PROFILES }, (_, place) => profile(place))
  const ready = profiles.map(profileOf)
  const texts = profiles.map(encodeChoices)
  const sealed = texts.map((text) => seal(key, PLACE, text))
  const questions = Array.from({ length: 100 }, (_, place) => question(place))
  const each = async (work: (place: number) => unknown) => {
    const took = await processorTime(() => {
      for (let place = 0; place < PROFILES; place += 1) work(place)
    })
    return took / PROFILES
  }
  const answer = (choices: Choice[] | Profile, place: number) =>
    decide(
      questions[place % questions.length]!,
      { catalogue, reading: catalogue, choices, gate: 'open' },
      TODAY,
    )

  const rounds: { stored: number; decoded: number; alone: number }[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      stored: await each((place) => answer(profileIn(unseal(key, PLACE, sealed[place]!)), place)),
      decoded: await each((place) => answer(decodeChoices(texts[place]!), place)),
      alone: await each((place) => answer(ready[place]!, place)),
    })
  }
  const least = (part: 'stored' | 'decoded' | 'alone') => Math.min(...rounds.map((round) => round[part]))
  const usual = (part: 'stored' | 'decoded' | 'alone') => median(rounds.map((round) => round[part]))
  say(`${CHOICES} choices, ${PROFILES} profiles; processor time an answer, least (median)`)
  note('200 choices, from sealed bytes to answer, processor time', `${least('stored').toFixed(1)} µs`, {
    goal: '≤ 20 µs',
    met: least('stored') <= 20,
  })
  say(`from decoded text to answer: ${least('decoded').toFixed(1)} (${usual('decoded').toFixed(1)}) µs`)
  note('`decide` alone', `${(1 / least('alone')).toFixed(2)} million a second`, {
    goal: '≥ 0.8',
    met: 1 / least('alone') >= 0.8,
  })
}

/** All rows of the catalogue, and named holders and receivers for the rest. */
function profile(salt: number): Choice[] {
  const rows = catalogue.rows.map((row, place) => ({ ...row, answer: answerOf(place + salt) }))
  const named = Array.from({ length: CHOICES - rows.length }, (_, place): Choice => {
    const ura = String(90_000_000 + place + salt)
    return place % 2 === 0
      ? { holder: `ura:${ura}`, data: 'GGC002', receiver: 'RPZAC104', answer: answerOf(place) }
      : { holder: 'GP', data: 'GGC002', receiver: `ura:${ura}`, answer: answerOf(place) }
  })
  return [...rows, ...named]
}

function answerOf(place: number): Choice['answer'] {
  return place % 5 === 0 ? 'no' : 'yes'
}

function question(place: number) {
  return treatmentQuestion(place % 3 === 0 ? 'GGC012' : 'GGC002', {
    holder: { ura: String(90_000_000 + place), types: ['Z3'], as: 'Z3' },
    receiver: { ura: String(90_000_001 + place), types: ['V6'], as: 'V6' },
  })
}
