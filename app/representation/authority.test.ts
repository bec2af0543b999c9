import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bsn, parseBsn } from '~/person/bsn'
import { authorityOf, childrenIn, readAuthority, type AuthorityRelation } from './authority'
import { readAuthorityAnswer } from './authority-answer'

const [CHILD, ANNA, ERIK, KARIN] = ['999990275', '999990408', '999990147', '999992028'].map((number) =>
  parseBsn(number)!,
) as [Bsn, Bsn, Bsn, Bsn]
const about = { child: CHILD, underInvestigation: false }

describe('reading authority', () => {
  it.each<[AuthorityRelation, object]>([
    [
      { ...about, kind: 'joint-parental', parents: [ANNA, ERIK] },
      {
        holders: [
          { bsn: ANNA, as: 'parent' },
          { bsn: ERIK, as: 'parent' },
        ],
      },
    ],
    [{ ...about, kind: 'sole-parental', parent: ANNA }, { holders: [{ bsn: ANNA, as: 'parent' }] }],
    [
      { ...about, kind: 'parent-and-third', parent: ANNA, third: KARIN },
      {
        holders: [
          { bsn: ANNA, as: 'parent' },
          { bsn: KARIN, as: 'third' },
        ],
      },
    ],
    [
      { ...about, kind: 'parent-and-third', parent: ANNA, third: null },
      { holders: [{ bsn: ANNA, as: 'parent' }] },
    ],
    [{ ...about, kind: 'guardianship', guardians: [KARIN] }, { holders: [{ bsn: KARIN, as: 'guardian' }] }],
    [
      { ...about, kind: 'guardianship', guardians: [] },
      { by: 'desk', why: 'institution' },
    ],
    [
      { ...about, kind: 'temporarily-none' },
      { by: 'desk', why: 'temporarily-none' },
    ],
    [
      { ...about, kind: 'indeterminate' },
      { by: 'desk', why: 'indeterminate' },
    ],
    [
      { ...about, kind: 'sole-parental', parent: ANNA, underInvestigation: true },
      { by: 'desk', why: 'under-investigation' },
    ],
  ])('%j', (relation, expected) => {
    expect(readAuthority([relation], CHILD)).toMatchObject(expected)
  })

  it('says nothing about a child by what is said about another', () => {
    const other = { ...about, child: KARIN, kind: 'sole-parental', parent: ANNA } as const
    expect(readAuthority([other], CHILD)).toEqual({ by: 'desk', why: 'no-relation' })
    expect(childrenIn([other, { ...other, child: CHILD }], ANNA)).toEqual([KARIN, CHILD])
  })

  it('permits nobody when one of two relations is doubtful', () => {
    const sure = { ...about, kind: 'sole-parental', parent: ANNA } as const
    const reading = readAuthority([sure, { ...about, kind: 'indeterminate' }], CHILD)
    expect([reading.by, authorityOf(reading, ANNA)]).toEqual(['desk', null])
  })
})

const told = (relation: object) => ({
  personen: [
    {
      burgerservicenummer: CHILD,
      gezag: [{ minderjarige: { burgerservicenummer: CHILD, naam: {} }, ...relation }],
    },
  ],
})

describe('the register’s answer', () => {
  it.each([
    [
      { type: 'GezamenlijkOuderlijkGezag', ouders: [{ burgerservicenummer: ANNA }, { naam: {} }] },
      { kind: 'joint-parental', parents: [ANNA] },
    ],
    [
      { type: 'EenhoofdigOuderlijkGezag', ouder: { naam: {} } },
      { kind: 'joint-parental', parents: [] },
    ],
    [
      {
        type: 'GezamenlijkGezag',
        ouder: { burgerservicenummer: ANNA },
        derde: { type: 'OnbekendeDerde' },
        inOnderzoek: true,
      },
      { kind: 'parent-and-third', third: null, underInvestigation: true },
    ],
    [
      { type: 'GezamenlijkGezag', ouder: {}, derde: { type: 'BekendeDerde', burgerservicenummer: KARIN } },
      { kind: 'guardianship', guardians: [KARIN] },
    ],
    [
      { type: 'Voogdij', derden: [] },
      { kind: 'guardianship', guardians: [] },
    ],
    [{ type: 'TijdelijkGeenGezag', toelichting: 'x' }, { kind: 'temporarily-none' }],
    [{ type: 'GezagNietTeBepalen', toelichting: 'x' }, { kind: 'indeterminate' }],
  ])('is read: %j', (relation, expected) => {
    expect(readAuthorityAnswer(told(relation), CHILD)).toMatchObject({ ok: true, relations: [expected] })
  })

  it.each([
    told({ type: 'AnderGezag' }),
    told({ type: 'EenhoofdigOuderlijkGezag', ouder: { burgerservicenummer: '123456789' } }),
    { personen: [{ burgerservicenummer: ANNA, gezag: [] }] },
    { personen: 'x' },
    null,
  ])('is not used when it cannot be right: %j', (body) => {
    expect(readAuthorityAnswer(body, CHILD)).toEqual({ ok: false, refusal: 'register-down' })
  })

  it('never gives authority to anybody by nonsense', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const finding = readAuthorityAnswer(body, CHILD)
        expect(finding.ok && finding.relations.length > 0).toBe(false)
      }),
    )
  })
})
