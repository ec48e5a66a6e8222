import type { ConverterGroup } from "@joinery/shared";

type Group = ConverterGroup & { readonly test: RegExp };
type UnitRow = readonly [name: string, label: string, factor: number, offset?: number, isMass?: boolean];

function group(
  name: string,
  title: string,
  test: RegExp,
  units: readonly UnitRow[],
  more: Partial<Pick<ConverterGroup, "ingredients" | "areRatesTyped">> = {},
): Group {
  return {
    name,
    title,
    test,
    units: units.map(([unit, label, factor, offset = 0, isMass = false]) => ({
      name: unit,
      label,
      factor,
      offset,
      isMass,
    })),
    ingredients: [],
    areRatesTyped: false,
    ...more,
  };
}

/** Grams in a millilitre of what people cook with. */
const INGREDIENTS = [
  { label: "Water or milk", gramsPerMl: 1 },
  { label: "Flour", gramsPerMl: 0.53 },
  { label: "Sugar", gramsPerMl: 0.85 },
  { label: "Brown sugar", gramsPerMl: 0.93 },
  { label: "Icing sugar", gramsPerMl: 0.51 },
  { label: "Butter", gramsPerMl: 0.96 },
  { label: "Oil", gramsPerMl: 0.92 },
  { label: "Honey", gramsPerMl: 1.42 },
  { label: "Rice", gramsPerMl: 0.78 },
  { label: "Rolled oats", gramsPerMl: 0.38 },
  { label: "Cocoa powder", gramsPerMl: 0.42 },
  { label: "Salt", gramsPerMl: 1.22 },
];

/** Each over its base unit, which comes first among those of the system that is asked about most. */
export const UNIT_GROUPS: readonly Group[] = [
  group(
    "cooking",
    "Cooking",
    /\bcook(?:ing)?\b|\bkitchen\b|\brecipes?\b|\bbaking\b|\bcups?\b|\btablespoons?\b|\btbsp\b/,
    [
      ["cup", "cup", 236.588],
      ["gram", "gram", 1, 0, true],
      ["millilitre", "millilitre", 1],
      ["tablespoon", "tablespoon", 14.7868],
      ["teaspoon", "teaspoon", 4.92892],
      ["fluidOunce", "fluid ounce", 29.5735],
      ["ounce", "ounce", 28.3495, 0, true],
      ["pound", "pound", 453.592, 0, true],
      ["kilogram", "kilogram", 1000, 0, true],
      ["litre", "litre", 1000],
      ["stick", "stick of butter", 118.294],
    ],
    { ingredients: INGREDIENTS },
  ),
  group(
    "length",
    "Length",
    /\blengths?\b|\bdistances?\b|\bmiles?\b|\bfeet\b|\binches\b|\bkilomet\w+\b|\bmet(?:er|re)s\b|\bmetric\b|\bimperial\b/,
    [
      ["kilometre", "kilometre", 1000],
      ["mile", "mile", 1609.344],
      ["metre", "metre", 1],
      ["foot", "foot", 0.3048],
      ["yard", "yard", 0.9144],
      ["inch", "inch", 0.0254],
      ["centimetre", "centimetre", 0.01],
      ["millimetre", "millimetre", 0.001],
      ["nauticalMile", "nautical mile", 1852],
    ],
  ),
  group("mass", "Weight", /\bmass(?:es)?\b|\bweights?\b|\bkilograms?\b|\bkg\b|\bpounds?\b|\bmetric\b|\bimperial\b/, [
    ["kilogram", "kilogram", 1000],
    ["pound", "pound", 453.59237],
    ["gram", "gram", 1],
    ["ounce", "ounce", 28.349523125],
    ["stone", "stone", 6350.29318],
    ["tonne", "tonne", 1_000_000],
    ["milligram", "milligram", 0.001],
  ]),
  group("volume", "Volume", /\bvolumes?\b|\blit(?:er|re)s?\b|\bgallons?\b|\bmetric\b|\bimperial\b/, [
    ["litre", "litre", 1000],
    ["gallon", "gallon (US)", 3785.411784],
    ["millilitre", "millilitre", 1],
    ["pint", "pint (US)", 473.176473],
    ["imperialGallon", "gallon (UK)", 4546.09],
    ["imperialPint", "pint (UK)", 568.26125],
    ["fluidOunce", "fluid ounce (US)", 29.5735295625],
    ["cubicMetre", "cubic metre", 1_000_000],
  ]),
  group(
    "temperature",
    "Temperature",
    /\btemperatures?\b|\bcelsius\b|\bfahrenheit\b|\bkelvin\b|\bmetric\b|\bimperial\b/,
    [
      ["celsius", "°C", 1],
      ["fahrenheit", "°F", 5 / 9, -160 / 9],
      ["kelvin", "K", 1, -273.15],
    ],
  ),
  group("speed", "Speed", /\bspeeds?\b|\bmph\b|\bkm\/h\b|\bknots?\b/, [
    ["kmh", "km/h", 1 / 3.6],
    ["mph", "mph", 0.44704],
    ["ms", "m/s", 1],
    ["knot", "knot", 1852 / 3600],
  ]),
  group("area", "Area", /\bareas?\b|\bacres?\b|\bhectares?\b|\bsquare (?:feet|met)/, [
    ["squareMetre", "square metre", 1],
    ["squareFoot", "square foot", 0.09290304],
    ["hectare", "hectare", 10_000],
    ["acre", "acre", 4046.8564224],
    ["squareKilometre", "square kilometre", 1_000_000],
    ["squareMile", "square mile", 2_589_988.110336],
  ]),
  group("data", "Data", /\b(?:data|file|storage) (?:sizes?|units?)\b|\b(?:mega|giga|kilo|tera)?bytes?\b/, [
    ["megabyte", "megabyte", 1e6],
    ["mebibyte", "mebibyte", 1_048_576],
    ["kilobyte", "kilobyte", 1000],
    ["gigabyte", "gigabyte", 1e9],
    ["gibibyte", "gibibyte", 1_073_741_824],
    ["terabyte", "terabyte", 1e12],
    ["byte", "byte", 1],
    ["bit", "bit", 0.125],
  ]),
  group(
    "time",
    "Time",
    /\btime units?\b|\bunits? of time\b|\bhours? (?:to|and|into) (?:minutes?|days?)\b|\bseconds\b/,
    [
      ["hour", "hour", 3600],
      ["minute", "minute", 60],
      ["second", "second", 1],
      ["day", "day", 86_400],
      ["week", "week", 604_800],
      ["year", "year", 31_557_600],
    ],
  ),
  group(
    "currency",
    "Currency",
    /\bcurrenc(?:y|ies)\b|\bexchange\b|\beuros?\b|\bdollars?\b/,
    [
      ["usd", "US dollar", 1],
      ["eur", "euro", 1.1],
      ["gbp", "British pound", 1.28],
      ["jpy", "Japanese yen", 0.0067],
      ["chf", "Swiss franc", 1.13],
      ["cad", "Canadian dollar", 0.73],
      ["aud", "Australian dollar", 0.66],
      ["inr", "Indian rupee", 0.012],
    ],
    { areRatesTyped: true },
  ),
];

const USUAL: ReadonlySet<string> = new Set(["length", "mass", "volume", "temperature"]);

/** The groups that a text names; the usual four when it names none. */
export function findUnitGroups(lower: string): ConverterGroup[] {
  const named = UNIT_GROUPS.filter(({ test }) => test.test(lower));
  const wanted = named.length > 0 ? named : UNIT_GROUPS.filter(({ name }) => USUAL.has(name));
  return wanted.map(({ test: _test, ...units }) => units);
}
