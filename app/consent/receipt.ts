import type { Catalogue, DataCategory } from '~/catalogue/catalogue'
import type { Language } from '~/i18n/language'
import { PATHS } from '~/paths'
import type { Organisation } from '~/runtime/organisation'
import type { Author } from './author'
import type { Choice } from './choice'
import type { Change } from './difference'

/** What a version says, with every choice as a sentence in each language. */
export type ReceiptFacts = {
  number: number
  receiptNumber: string
  at: Date
  author: Author
  contentHash: string
  predecessor: number
  choices: (Choice & { sentence: Record<Language, string> })[]
  changes: readonly Change[]
  /** The catalogue that was chosen from. */
  catalogue: Catalogue
  /** Stands for the citizen: the same on all receipts of one person, and says nothing to anybody else. */
  pseudonym: string
  organisation: Organisation
  /** Where the portal is: `https://zeggenschap.example`. */
  origin: string
}

const NOTICE = 'ISO/IEC TS 27560:2023'
/** Where anyone finds the keys that receipts are signed with. */
export const RECEIPT_KEYS_PATH = '/.well-known/jwks.json'

/**
 * A consent receipt with the sections of ISO/IEC TS 27560:2023 (6.3 record header, PII processing, PII information,
 * party identification, event; 6.4 receipt metadata). It names no person: the principal is a pseudonym.
 * Only what was stored goes in, so that the same version gives the same receipt.
 */
export function makeReceipt(facts: ReceiptFacts) {
  const { origin, organisation, receiptNumber } = facts
  return {
    schema_version: NOTICE,
    receipt_id: receiptNumber,
    receipt_timestamp: facts.at.toISOString(),
    language: ['nl', 'en'],
    verification: { jwks_uri: `${origin}${RECEIPT_KEYS_PATH}` },
    record: {
      schema_version: NOTICE,
      record_id: receiptNumber,
      pii_principal_id: facts.pseudonym,
      pii_processing: {
        privacy_notice: origin + PATHS.privacy,
        terms: origin + PATHS.terms,
        language: ['nl', 'en'],
        jurisdiction: ['NL'],
        purposes: [purposeOf(facts)],
        withdrawal_method: withdrawalOf(facts),
        privacy_rights: origin + PATHS.privacy,
        authority_party: 'Autoriteit Persoonsgegevens',
      },
      pii_information: facts.catalogue.data.filter((data) => isChosen(data, facts)).map(piiOf),
      party_identification: [controllerOf(organisation, origin)],
      events: [eventOf(facts)],
    },
    profile: profileOf(facts),
  }
}

function purposeOf({ catalogue, choices }: ReceiptFacts) {
  const receivers = new Set(choices.filter(({ answer }) => answer === 'yes').map(({ receiver }) => receiver))
  return {
    purpose: {
      nl: 'Medische gegevens beschikbaar stellen aan zorgaanbieders die u behandelen',
      en: 'Making medical data available to care providers who treat you',
    },
    purpose_type: catalogue.purposes,
    lawful_basis: 'Explicit consent: Wabvpz 15a(1), GDPR 9(2)(a)',
    processing_method: {
      nl: 'Uw keuze wordt bewaard; op een vraag van een zorgaanbieder antwoordt Zeggenschap of het mag',
      en: 'Your choice is kept; when a care provider asks, Zeggenschap answers whether it may',
    },
    collection_method: 'Web form, login with DigiD',
    retention_period: {
      nl: 'Zolang uw profiel actief is',
      en: 'As long as your profile is active',
    },
    storage_locations: ['NL'],
    geographic_restrictions: catalogue.askedApart.some((receiver) => receivers.has(receiver)) ? [] : ['NL'],
    recipient_third_parties: [...receivers].toSorted(),
  }
}

function withdrawalOf({ origin, organisation }: ReceiptFacts) {
  return {
    online: origin + PATHS.stopEverything,
    one_choice: origin + PATHS.withdraw,
    without_digid: origin + PATHS.paper,
    phone: organisation.phone,
  }
}

function piiOf({ code, name }: DataCategory) {
  return {
    pii_attribute_id: code,
    pii_type: name,
    pii_optional: true,
    sensitive_pii_category: true,
    special_pii_category: 'Data concerning health (GDPR 9)',
  }
}

function isChosen({ code, contains }: DataCategory, { choices }: ReceiptFacts): boolean {
  return choices.some(({ data }) => data === code || contains.includes(data))
}

function controllerOf(organisation: Organisation, origin: string) {
  return {
    party_id: origin,
    party_role: 'controller',
    party_type: 'organisation',
    party_name: organisation.name,
    party_address: organisation.address.join(', '),
    party_email: organisation.email,
    party_phone: organisation.phone,
    party_url: origin,
    party_contact: organisation.privacyOfficer,
  }
}

function eventOf({ at, author, choices }: ReceiptFacts) {
  return {
    event_time: at.toISOString(),
    event_type: 'explicit',
    event_state: choices.some(({ answer }) => answer === 'yes') ? 'consent given' : 'consent withdrawn',
    validity_duration:
      'until changed or withdrawn; a choice with an end date until that day, Europe/Amsterdam',
    entity_id: author.who,
    ...(author.who === 'staff' && author.organisation && { organisation: author.organisation }),
  }
}

/** What was chosen, complete: codes for machines, sentences for people. */
function profileOf(facts: ReceiptFacts) {
  return {
    version: facts.number,
    previous_version: facts.predecessor,
    catalogue_version: facts.catalogue.version,
    question_text_version: facts.catalogue.questionTextVersion,
    content_hash: `sha-256:${facts.contentHash}`,
    changes: facts.changes.map(({ key, before, after }) => ({
      ...key,
      from: before ?? null,
      to: after ?? null,
    })),
    choices: facts.choices.map(({ holder, data, receiver, answer, until, sentence }) => ({
      holder,
      data,
      receiver,
      answer,
      ...(until && { until }),
      sentence,
    })),
  }
}
