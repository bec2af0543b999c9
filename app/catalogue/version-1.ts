import type { Catalogue, CatalogueRow } from './catalogue'
import { data, holders, receivers } from './version-1-texts'

/** Which data each group of holders keeps. MATERNITY stands apart from OTHER as our own decision: maternity care asked for it. */
const dataOfHolder = {
  GP: 'GGC002',
  PHARMACY: 'GGC013',
  HOSPITAL: 'GGC002',
  NURSING: 'GGC002',
  LAB: 'GGC012',
  MENTAL: 'GGC002',
  OTHER: 'GGC002',
  MATERNITY: 'GGC002',
}

/**
 * Organisation types of the Nictiz list (`http://nictiz.nl/fhir/NamingSystem/organization-type`,
 * OID 2.16.840.1.113883.2.4.15.1060), with the categories they belong to: as holder, as receiver.
 * Trap: Z3 is a GP practice, Z4 a treatment centre, Z5 a diagnostic centre. K3 is GP and pharmacy at once.
 */
const mapping: [types: string[], holder: string[], receiver: string[]][] = [
  [['V4', 'V5', 'V6', 'BRA', 'Z4', 'P4', 'R8', 'DIA'], ['HOSPITAL'], ['RPZAC104']],
  [['Z3', 'H1', 'N6'], ['GP'], ['RPZAC001']],
  [['A1', 'J8', 'K9'], ['PHARMACY'], ['RPZAC005']],
  [['K3'], ['GP', 'PHARMACY'], ['RPZAC001', 'RPZAC005']],
  [['L1', 'Z5', 'B2'], ['LAB'], ['RPZAC104']],
  [['X3', 'R5', 'M1', 'T2', 'H2'], ['NURSING'], ['RPZAC004']],
  [['G5'], ['MENTAL'], ['RPZAC003']],
  [['K4', 'G3'], ['MATERNITY'], ['RPZAC103']],
  [['P6', 'JGZ', 'G6'], ['OTHER'], ['RPZAC103']],
]

/** The catalogue of toestemmingskeuzes as the public Mitz catalogue has it; differences are marked. */
export const catalogueVersion1: Catalogue = {
  version: 1,
  questionTextVersion: 1,
  holders,
  data,
  receivers,
  rows: Object.entries(dataOfHolder).flatMap(([holder, kept]): CatalogueRow[] =>
    receivers.map((receiver) => ({ holder, data: kept, receiver: receiver.code })),
  ),
  askedApart: ['RPZAC200'],
  holderCategoriesOfType: Object.fromEntries(
    mapping.flatMap(([types, holder]) => types.map((type) => [type, holder])),
  ),
  receiverCategoryOfType: Object.fromEntries(
    mapping.flatMap(([types, , receiver]) => types.map((type) => [type, receiver])),
  ),
  /** Wabvpz 15f. The Nictiz list has no codes for these, so they are ours: insurers, company doctors, examination doctors. */
  excludedTypes: ['VERZ', 'ARBO', 'KEUR'],
  /** UZI role codes: bedrijfsarts, verzekeringsarts. Examination doctors have none of their own. */
  excludedRoleCodes: ['01.008', '01.048'],
  /** HL7 v3 ActReason: treatment, coordination of care. */
  purposes: ['TREAT', 'COC'],
}
