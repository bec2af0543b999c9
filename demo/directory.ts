/** A made-up care organisation. */
export type DemoProvider = {
  /** From 90000000 to 90009999: numbers that are not given out. */
  ura: string
  name: string
  city: string
  /** Organisation types (Nictiz; our own for the excluded ones), the main one first. */
  types: string[]
}

/** The organisations the personas work for and meet: others rely on these numbers and types. */
export const knownProviders: DemoProvider[] = [
  { ura: '90000101', name: 'Huisartsenpraktijk De Linde', city: 'Utrecht', types: ['Z3'] },
  { ura: '90000202', name: 'Apotheek Centrum', city: 'Utrecht', types: ['J8'] },
  { ura: '90000303', name: 'Ziekenhuis Noord', city: 'Utrecht', types: ['V6'] },
  { ura: '90000404', name: 'Kraamzorg De Ooievaar', city: 'Zeist', types: ['K4'] },
  { ura: '90000505', name: 'Zorggroep Zuid', city: 'Nieuwegein', types: ['X3'] },
  // Excluded by the catalogue (Wabvpz 15f): whatever is chosen, they hear no.
  { ura: '90000606', name: 'Verzekeraar Voorbeeld', city: 'Den Haag', types: ['VERZ'] },
  { ura: '90000707', name: 'Arbodienst Voorbeeld', city: 'Amersfoort', types: ['ARBO'] },
  { ura: '90000808', name: 'Keuringscentrum Voorbeeld', city: 'Zwolle', types: ['KEUR'] },
  // A type of the Nictiz list that the catalogue does not map.
  { ura: '90000909', name: 'Geboortecentrum De Wieg', city: 'Utrecht', types: ['GC'] },
]

/** A prime number of towns, so that no name returns in the same town. */
const towns = list(
  'Alkmaar, Almelo, Almere, Alphen aan den Rijn, Amersfoort, Amsterdam, Apeldoorn, Arnhem, Assen, Bergen op Zoom,' +
    ' Breda, Delft, Den Haag, Deventer, Doetinchem, Dordrecht, Ede, Eindhoven, Emmen, Enschede, Goes, Gouda,' +
    ' Groningen, Haarlem, Heerenveen, Heerlen, Hilversum, Hoorn, Leeuwarden, Leiden, Lelystad, Maastricht,' +
    ' Middelburg, Nijmegen, Roermond, Rotterdam, ’s-Hertogenbosch, Súdwest-Fryslân, Tilburg, Utrecht, Venlo,' +
    ' Zutphen, Zwolle',
)

const trees = 'De Beuk, De Eik, De Esdoorn, De Kastanje, De Wilg, De Vlier, De Meidoorn, De Iep'
const birds = 'De Zwaluw, De IJsvogel, De Kievit, De Reiger, De Wulp, De Leeuwerik, De Grutto'
const spots = 'aan de Singel, Stationsplein, De Brink, Nieuwe Haven, Molenpoort, Oude Markt'
const stars = 'Poolster, Avondster, Orion, Zuiderkruis, Morgenster'
const people = 'Van den Akker, De Groot & Yıldız, Çelik, Hoekstra, Visser & Sanders, Brünner'

/** Types, how many there are, what they are called (`*` a name of the list, `@` the town), and the names. */
const kinds: [types: string, count: number, called: string, names: string][] = [
  ['Z3', 62, 'Huisartsenpraktijk *', `${trees}, ${people}`],
  ['H1', 8, 'Huisartsengroep *', stars],
  ['N6', 10, 'Huisartsenpost @ en omstreken', ''],
  ['K3', 8, 'Apotheekhoudende huisarts *', people],
  ['Z3, J8', 4, 'Gezondheidscentrum *', spots],
  ['J8', 42, 'Apotheek *', `${spots}, ${birds}`],
  ['A1', 6, 'Dienstapotheek *', stars],
  ['K9', 4, 'Ziekenhuisapotheek *', stars],
  ['V6', 16, 'Ziekenhuis *', 'Waterlijn, Bosrand, Zeewind, Maanlicht'],
  ['V4, P4', 5, 'Streekziekenhuis *', 'Het Veen, De Terp'],
  ['V5', 4, 'Academisch Centrum @', ''],
  ['BRA', 2, 'Brandwondencentrum *', 'De Salamander'],
  ['Z4', 10, 'Kliniek *', 'Helder Zicht, Zachte Huid, De Knie, Hartslag'],
  ['P4', 4, 'Polikliniek *', spots],
  ['R8', 6, 'Revalidatiecentrum *', 'De Stap, Het Ritme'],
  ['DIA', 5, 'Dialysecentrum *', 'De Bron, Het Stroomdal'],
  ['L1', 8, 'Laboratorium *', 'De Pipet, Prisma, Helder'],
  ['Z5', 5, 'Diagnostisch centrum *', 'Scherp, Doorlicht'],
  ['B2', 5, 'Echocentrum *', 'Kloppend Hart, De Golf'],
  ['X3', 8, 'Zorggroep *', 'Oost, West, Waterkant, De Hoven'],
  ['R5', 10, 'Verpleeghuis *', 'Avondrood, De Lindehof, Zonnehoek'],
  ['M1', 8, 'Woonzorgcentrum *', 'De Boomgaard, Het Hofje'],
  ['T2', 14, 'Thuiszorg *', 'Dichtbij, De Voordeur, Samen Thuis'],
  ['H2', 5, 'Hospice *', 'De Luwte, Het Stille Water'],
  ['G5', 16, 'GGZ *', 'De Overkant, Kompasroos, Windkracht, Evenwicht'],
  ['K4', 7, 'Kraamzorg *', 'Het Nest, Eerste Dagen, De Wieg'],
  ['G3', 9, 'Verloskundigen *', 'Nieuw Leven, De Bakermat, Negen'],
  ['P6', 4, 'Preventiecentrum *', 'Gezond Begin, Voorzorg'],
  ['JGZ', 9, 'Jeugdgezondheidszorg *', 'De Vlieger, Opgroeien'],
  ['G6', 7, 'Gehandicaptenzorg *', 'De Regenboog, Eigen Wijs'],
]

const FIRST_URA = 90001001

/** Every demo provider: the known ones, then a few hundred of all mapped types around the country. Always the same. */
export function demoDirectory(): DemoProvider[] {
  const others = kinds.flatMap(([types, count, called, names], kind) =>
    Array.from({ length: count }, (_, at) => {
      const city = towns[(kind * 5 + at) % towns.length]!
      const name = called.replace('*', list(names)[at % list(names).length]!).replace('@', city)
      return { name, city, types: list(types) }
    }),
  )
  return [...knownProviders, ...others.map((other, at) => ({ ura: String(FIRST_URA + at), ...other }))]
}

function list(text: string): string[] {
  return text.split(', ')
}
