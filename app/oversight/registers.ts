/** What the privacy officer keeps: who may do what, the register of processing and its processors (AVG 30), by their words in an address. */
export const REGISTERS = { access: 'rechten', processing: 'verwerkingen', processors: 'verwerkers' } as const
/** What is blocked stands beside them, by this word. */
export const BLOCKS = 'blokkades'
export type Register = keyof typeof REGISTERS

export const REGISTER_NAMES = Object.keys(REGISTERS) as Register[]

/** The register that an address asks for; null for one that there is not. */
export function readRegister(asked: string | null): Register | null {
  return REGISTER_NAMES.find((name) => REGISTERS[name] === asked) ?? null
}

/** A register as a table of words: the first cell names its row. */
export type RegisterTable = { columns: string[]; rows: string[][] }
