// English words of costs by group and of the cash flow on the board: the typed source for the other languages.

export const moneyEn = {
  costsTitle: 'Manufacturing cost by group',
  costsNote:
    'Groups as in the international cost comparison of textile mills, with depreciation and interest of the plants; overhead, transport and the AI platform are not among them. Seed cotton is handed on at {seedCotton} USD/kg, lint at {lint} USD/kg; spinning mills and textile mills are counted together for the metre of fabric. Operating cost, on which cost and profit per tonne rest, is another figure: it holds field inputs and no capital.',
  costsTable: 'Cost per unit of product',
  group: 'Cost group',
  products: { bale: 'Bale of lint', yarn: 'Yarn', fabric: 'Finished fabric' },
  units: { bale: 'USD/bale', kg: 'USD/kg', m: 'USD/m' },
  groups: {
    rawMaterial: 'Raw material',
    waste: 'Waste',
    byProducts: 'By-products sold',
    labour: 'Labour',
    power: 'Power and heat',
    water: 'Water with effluent',
    auxiliary: 'Auxiliary material and spares',
    depreciation: 'Depreciation',
    interest: 'Interest',
  },
  ofWhichBuildings: 'of capital: buildings',
  conversion: 'Conversion (without raw material)',
  total: 'Total',
  cashTitle: 'Cash flow of the AI modules',
  cashNote:
    'Investment of {investment} thousand USD and the mean saving of a season, {saving} thousand USD, every year for {years} years at {rate} % a year. A single season stands for all: prices, wear and learning of later years are not in it.',
  cashLabel: 'Cumulative cash flow over {years} years: from −{investment} to {end} thousand USD, discounted to {discounted} thousand USD.',
  plain: 'plain',
  discounted: 'discounted',
  yearAxis: 'Year',
  usdAxis: 'thousand USD',
  asTable: 'Show as table',
  saveCsv: 'Save “{title}” as CSV',
} as const;
