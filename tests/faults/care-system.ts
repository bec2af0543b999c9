import { parseBsn } from '~/person/bsn'

/** May the pharmacy consult what the practice keeps of this person? */
export function questionAbout(bsn: string): string {
  return JSON.stringify({
    subject: {
      type: 'organization',
      id: '90000202',
      properties: { organizationType: 'J8', roleCode: '17.000', practitionerId: '900012345' },
    },
    action: { name: 'consult', properties: { purpose: 'TREAT' } },
    resource: {
      type: 'patient-record',
      id: 'record',
      properties: { bsn, holder: '90000101', holderType: 'Z3', dataCategory: 'GGC002' },
    },
  })
}

/** Numbers that pass the 11-test, of people nobody asked about before. */
export function* freshNumbers(): Generator<string> {
  for (let number = 900_000_000; number < 999_000_000; number += 1) {
    if (parseBsn(String(number))) yield String(number)
  }
}
