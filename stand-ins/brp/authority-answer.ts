import type { Authority } from '../../demo/personas'
import { ageOn } from './ages'
import { genderAnswer } from './person-answer'
import type { Register, RegisteredPerson } from './register'

/**
 * The relations of authority (gezagsrelaties, BRP API Gezag v2) that concern a person: those over the person
 * while a minor, and those that the person has as a parent. A guardian is not found by the guardian's number.
 */
export function authorityAnswer(register: Register, bsn: string) {
  const person = register.find(bsn)
  const over = person?.authority ? [person] : []
  const minors = [...over, ...register.childrenOf(bsn)].filter((child) => isMinor(child, register))
  return {
    burgerservicenummer: bsn,
    gezag: minors.map((child) => relation(register, child, child.authority!)),
  }
}

function isMinor({ birthDate, deceasedOn }: RegisteredPerson, { today }: Register) {
  return !deceasedOn && ageOn(birthDate, today) < 18
}

function relation(register: Register, child: RegisteredPerson, authority: Authority) {
  return {
    ...holders(register, authority),
    minderjarige: { ...named(child), geboorte: { datum: child.birthDate.replaceAll('-', '') } },
    ...(authority.underInvestigation ? { inOnderzoek: true } : {}),
  }
}

function holders(register: Register, authority: Authority) {
  const parent = (bsn: string) => knownPerson(register, bsn)
  const third = (bsn: string) => ({ type: 'BekendeDerde', ...knownPerson(register, bsn) })
  switch (authority.kind) {
    case 'joint-parental':
      return { type: 'GezamenlijkOuderlijkGezag', ouders: authority.parents.map(parent) }
    case 'sole-parental':
      return { type: 'EenhoofdigOuderlijkGezag', ouder: parent(authority.parent) }
    case 'parent-and-third':
      return {
        type: 'GezamenlijkGezag',
        ouder: parent(authority.parent),
        derde: authority.third ? third(authority.third) : { type: 'OnbekendeDerde' },
      }
    case 'guardianship':
      return { type: 'Voogdij', derden: authority.guardians.map(third) }
    case 'temporarily-none':
      return { type: 'TijdelijkGeenGezag', toelichting: authority.explanation }
    case 'indeterminate':
      return { type: 'GezagNietTeBepalen', toelichting: authority.explanation }
  }
}

function knownPerson(register: Register, bsn: string) {
  const person = register.find(bsn)
  return person ? named(person) : { burgerservicenummer: bsn, naam: {} }
}

function named({ bsn, firstNames, prefix, surname, gender }: RegisteredPerson) {
  return {
    burgerservicenummer: bsn,
    naam: { voornamen: firstNames, ...(prefix ? { voorvoegsel: prefix } : {}), geslachtsnaam: surname },
    geslacht: genderAnswer(gender),
  }
}
