/** What makes keyed hashes with a key that stands outside the database: the ring of keys does. */
export type RowKeys = { readonly mac: (purpose: 'row' | 'entry', text: string) => string }
