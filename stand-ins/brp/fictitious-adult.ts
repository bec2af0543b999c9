import type { RegisteredPerson } from './register'

const MEN = ['Jan', 'Piet', 'Henk', 'Omar', 'Bas', 'Mehmet', 'Koen', 'Ruud', 'Stijn', 'Wim']
const WOMEN = ['Marie', 'Els', 'Noa', 'Samira', 'Trui', 'Eva', 'Hanna', 'Fleur', 'Joke', 'Aylin']
const SURNAMES = [
  'Zomer',
  'Winter',
  'Linde',
  'Molenaar',
  'Duin',
  'Weide',
  'Haven',
  'Storm',
  'Kade',
  'Beek',
  'Vos',
]

/** An invented adult, the same one for the same number, born between 1940 and 1999. */
export function fictitiousAdult(bsn: string): RegisteredPerson {
  const seed = Number(bsn)
  const gender = seed % 2 === 0 ? 'V' : 'M'
  const names = gender === 'V' ? WOMEN : MEN
  const firstNames = names[Math.floor(seed / 7) % names.length]!
  const month = String(1 + (Math.floor(seed / 13) % 12)).padStart(2, '0')
  const day = String(1 + (Math.floor(seed / 17) % 28)).padStart(2, '0')
  return {
    bsn,
    firstNames,
    initials: `${firstNames[0]}.`,
    surname: SURNAMES[Math.floor(seed / 11) % SURNAMES.length]!,
    gender,
    birthDate: `${1940 + (Math.floor(seed / 19) % 60)}-${month}-${day}`,
  }
}
