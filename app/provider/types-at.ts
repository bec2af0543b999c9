/** What the directory remembers of the types of a care organisation. */
export type TypesKnown = { types: string[]; typesBefore: string[] | null; typesChangedAt: Date | null }

/** The types of an organisation at a moment, as far as the directory remembers: what they are, and what they last were. */
export function typesAt({ types, typesBefore, typesChangedAt }: TypesKnown, at: Date): string[] {
  return typesBefore && typesChangedAt && at < typesChangedAt ? typesBefore : types
}
