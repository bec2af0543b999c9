import type { DataCategory, HolderCategory, ReceiverCategory } from './catalogue'

/** In the order in which the portal asks about them. */
export const holders: HolderCategory[] = [
  {
    code: 'GP',
    name: { nl: 'Huisartsen en huisartsenposten', en: 'GPs and out-of-hours GP services' },
    officialName: { nl: 'Huisartsen en huisartsenposten', en: 'GPs and out-of-hours GP services' },
    short: { nl: 'Huisartsen', en: 'GPs' },
    hint: {
      nl: 'Ook de huisartsenpost voor ’s avonds en in het weekend',
      en: 'Also the out-of-hours service for evenings and weekends',
    },
    possessive: { nl: 'uw huisarts', en: 'your GP' },
    plural: { nl: 'huisartsen', en: 'GPs' },
    question: { nl: 'Wie mag de gegevens van uw huisarts zien?', en: 'Who may see the data your GP has?' },
  },
  {
    code: 'PHARMACY',
    name: { nl: 'Apotheken', en: 'Pharmacies' },
    officialName: { nl: 'Apotheken', en: 'Pharmacies' },
    short: { nl: 'Apotheken', en: 'Pharmacies' },
    possessive: { nl: 'uw apotheek', en: 'your pharmacy' },
    plural: { nl: 'apotheken', en: 'pharmacies' },
    question: {
      nl: 'Wie mag de gegevens van uw apotheek zien?',
      en: 'Who may see the data your pharmacy has?',
    },
  },
  {
    code: 'HOSPITAL',
    name: { nl: 'Ziekenhuizen en klinieken', en: 'Hospitals and clinics' },
    officialName: {
      nl: 'Ziekenhuizen, medische centra en klinieken',
      en: 'Hospitals, medical centres and clinics',
    },
    short: { nl: 'Ziekenhuizen', en: 'Hospitals' },
    hint: {
      nl: 'Bijvoorbeeld ook een revalidatiecentrum of dialysecentrum',
      en: 'For example also a rehabilitation or dialysis centre',
    },
    possessive: { nl: 'uw ziekenhuis', en: 'your hospital' },
    plural: { nl: 'ziekenhuizen en klinieken', en: 'hospitals and clinics' },
    question: {
      nl: 'Wie mag de gegevens van uw ziekenhuis zien?',
      en: 'Who may see the data your hospital has?',
    },
  },
  {
    code: 'NURSING',
    name: { nl: 'Verpleging en verzorging', en: 'Nursing and care' },
    officialName: { nl: 'Verpleging en verzorging', en: 'Nursing and care' },
    short: { nl: 'Verpleging', en: 'Nursing' },
    hint: { nl: 'Thuiszorg, verpleeghuis, hospice', en: 'Home care, nursing home, hospice' },
    possessive: { nl: 'uw thuiszorg of verpleeghuis', en: 'your home care or nursing home' },
    plural: { nl: 'verpleging en verzorging', en: 'nursing and care' },
    question: {
      nl: 'Wie mag de gegevens van uw thuiszorg of verpleeghuis zien?',
      en: 'Who may see the data your home care or nursing home has?',
    },
  },
  {
    code: 'LAB',
    name: { nl: 'Laboratoria en diagnostische centra', en: 'Laboratories and diagnostic centres' },
    officialName: { nl: 'Laboratoria en diagnostische centra', en: 'Laboratories and diagnostic centres' },
    short: { nl: 'Laboratoria', en: 'Laboratories' },
    hint: {
      nl: 'Bijvoorbeeld voor bloedonderzoek of een echo',
      en: 'For example for a blood test or a scan',
    },
    possessive: { nl: 'uw laboratorium', en: 'your laboratory' },
    plural: { nl: 'laboratoria', en: 'laboratories' },
    question: {
      nl: 'Wie mag de gegevens van uw laboratorium zien?',
      en: 'Who may see the data your laboratory has?',
    },
  },
  {
    code: 'MENTAL',
    name: { nl: 'Geestelijke gezondheidszorg', en: 'Mental health care' },
    officialName: { nl: 'Geestelijke gezondheidszorg (GGZ)', en: 'Mental health care (GGZ)' },
    short: { nl: 'GGZ', en: 'Mental health' },
    hint: { nl: 'Bijvoorbeeld psycholoog of psychiater', en: 'For example a psychologist or psychiatrist' },
    possessive: { nl: 'uw ggz-instelling', en: 'your mental health care provider' },
    plural: { nl: 'ggz-instellingen', en: 'mental health care providers' },
    question: {
      nl: 'Wie mag de gegevens van uw ggz-instelling zien?',
      en: 'Who may see the data your mental health care provider has?',
    },
  },
  {
    code: 'OTHER',
    name: { nl: 'Overige zorg', en: 'Other care' },
    officialName: { nl: 'Overige zorg', en: 'Other care' },
    short: { nl: 'Overige zorg', en: 'Other care' },
    hint: {
      nl: 'Bijvoorbeeld jeugdarts of zorg bij een beperking',
      en: 'For example youth health care or disability care',
    },
    possessive: { nl: 'uw andere zorgaanbieder', en: 'your other care provider' },
    plural: { nl: 'andere zorgaanbieders', en: 'other care providers' },
    question: {
      nl: 'Wie mag de gegevens van uw andere zorgaanbieder zien?',
      en: 'Who may see the data your other care provider has?',
    },
  },
  {
    code: 'MATERNITY',
    name: { nl: 'Kraamzorg en verloskunde', en: 'Maternity care and midwives' },
    officialName: { nl: 'Kraamzorg en verloskunde', en: 'Maternity care and midwifery' },
    short: { nl: 'Kraamzorg', en: 'Maternity' },
    possessive: { nl: 'uw kraamzorg of verloskundige', en: 'your maternity care or midwife' },
    plural: { nl: 'kraamzorg en verloskundigen', en: 'maternity care and midwives' },
    question: {
      nl: 'Wie mag de gegevens van uw kraamzorg of verloskundige zien?',
      en: 'Who may see the data your maternity care or midwife has?',
    },
  },
]

/** Codes of `http://fhir.nl/otv/CodeSystem/gegevenscategorie`. */
export const data: DataCategory[] = [
  {
    code: 'GGC002',
    name: { nl: 'Behandelgegevens', en: 'Treatment data' },
    officialName: { nl: 'Behandelgegevens', en: 'Treatment data' },
    short: { nl: 'Behandeling', en: 'Treatment' },
    hint: { nl: 'Met uitslagen en medicijnen', en: 'With test results and medicines' },
    lowercase: { nl: 'behandelgegevens', en: 'treatment data' },
    explanation: {
      nl: 'Wat uw zorgaanbieder over u opschrijft: klachten, onderzoeken en behandelingen. Ook uitslagen en medicijnen.',
      en: 'What your care provider writes down about you: complaints, examinations and treatments. Also test results and medicines.',
    },
    contains: ['GGC012', 'GGC013'],
  },
  {
    code: 'GGC012',
    name: { nl: 'Uitslagen', en: 'Test results' },
    officialName: { nl: 'Uitslagen', en: 'Test results' },
    short: { nl: 'Uitslagen', en: 'Results' },
    hint: { nl: 'Bijvoorbeeld van bloedonderzoek', en: 'For example of a blood test' },
    lowercase: { nl: 'uitslagen', en: 'test results' },
    explanation: {
      nl: 'De uitslagen van onderzoeken. Bijvoorbeeld van bloedonderzoek, een echo of een foto.',
      en: 'The results of examinations. For example of a blood test, a scan or an X-ray.',
    },
    contains: [],
  },
  {
    code: 'GGC013',
    name: { nl: 'Medicatiegegevens', en: 'Medication data' },
    officialName: { nl: 'Medicatiegegevens', en: 'Medication data' },
    short: { nl: 'Medicijnen', en: 'Medicines' },
    hint: { nl: 'Welke medicijnen u gebruikt', en: 'Which medicines you use' },
    lowercase: { nl: 'medicatiegegevens', en: 'medication data' },
    explanation: {
      nl: 'Welke medicijnen u krijgt of kreeg, hoeveel en hoe vaak.',
      en: 'Which medicines you get or got, how much and how often.',
    },
    contains: [],
  },
]

/** Codes of `http://fhir.nl/otv/CodeSystem/raadplegende-zorgaanbiedercategorie`, in the order of the screens. */
export const receivers: ReceiverCategory[] = [
  {
    code: 'RPZAC104',
    name: { nl: 'Ziekenhuizen, klinieken en laboratoria', en: 'Hospitals, clinics and laboratories' },
    officialName: {
      nl: 'Ziekenhuizen, medische centra, klinieken, laboratoria en diagnostische centra',
      en: 'Hospitals, medical centres, clinics, laboratories and diagnostic centres',
    },
    short: { nl: 'Ziekenhuizen', en: 'Hospitals' },
    everyone: {
      nl: 'alle ziekenhuizen, klinieken en laboratoria',
      en: 'all hospitals, clinics and laboratories',
    },
    grammar: 'plural',
  },
  {
    code: 'RPZAC005',
    name: { nl: 'Apotheken', en: 'Pharmacies' },
    officialName: { nl: 'Apotheken', en: 'Pharmacies' },
    short: { nl: 'Apotheken', en: 'Pharmacies' },
    everyone: { nl: 'alle apotheken', en: 'all pharmacies' },
    grammar: 'plural',
  },
  {
    code: 'RPZAC001',
    name: { nl: 'Huisartsen en huisartsenposten', en: 'GPs and out-of-hours GP services' },
    officialName: { nl: 'Huisartsen en huisartsenposten', en: 'GPs and out-of-hours GP services' },
    short: { nl: 'Huisartsen', en: 'GPs' },
    hint: {
      nl: 'Bijvoorbeeld als u ’s avonds naar de huisartsenpost gaat',
      en: 'For example when you see an out-of-hours GP in the evening',
    },
    everyone: { nl: 'alle huisartsen en huisartsenposten', en: 'all GPs and out-of-hours GP services' },
    grammar: 'plural',
  },
  {
    code: 'RPZAC004',
    name: { nl: 'Verpleging en verzorging', en: 'Nursing and care' },
    officialName: { nl: 'Verpleging en verzorging', en: 'Nursing and care' },
    short: { nl: 'Verpleging', en: 'Nursing' },
    everyone: { nl: 'verpleging en verzorging', en: 'nursing and care' },
    grammar: 'singular',
  },
  {
    code: 'RPZAC003',
    name: { nl: 'Geestelijke gezondheidszorg', en: 'Mental health care' },
    officialName: { nl: 'Geestelijke gezondheidszorg', en: 'Mental health care' },
    short: { nl: 'GGZ', en: 'Mental health' },
    everyone: { nl: 'de geestelijke gezondheidszorg', en: 'mental health care' },
    grammar: 'singular',
  },
  {
    code: 'RPZAC103',
    name: { nl: 'Overige zorg', en: 'Other care' },
    officialName: {
      nl: 'Overige zorg (tandartsen, paramedici, jeugdgezondheidszorg, kraamzorg en verloskunde)',
      en: 'Other care (dentists, allied health professionals, youth health care, maternity care and midwifery)',
    },
    short: { nl: 'Overige zorg', en: 'Other care' },
    hint: {
      nl: 'Tandarts, fysiotherapeut, jeugdarts, verloskundige',
      en: 'Dentist, physiotherapist, youth doctor, midwife',
    },
    everyone: { nl: 'de overige zorg', en: 'other care' },
    grammar: 'singular',
  },
  {
    code: 'RPZAC200',
    name: { nl: 'Zorg in de EU, buiten Nederland', en: 'Care in the EU, outside the Netherlands' },
    officialName: {
      nl: 'Zorgaanbieders in de Europese Unie buiten Nederland',
      en: 'Care providers in the European Union outside the Netherlands',
    },
    short: { nl: 'EU', en: 'EU' },
    hint: { nl: 'Bijvoorbeeld op vakantie', en: 'For example on holiday' },
    everyone: {
      nl: 'alle zorgaanbieders in andere landen van de EU',
      en: 'all care providers in other EU countries',
    },
    grammar: 'plural',
  },
]
