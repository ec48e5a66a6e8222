const CURRENCIES: readonly (readonly [string, RegExp])[] = [
  ["EUR", /€|\b(?:eur|euros?)\b/i],
  ["GBP", /£|\b(?:gbp|pounds? sterling|british pounds?|in pounds|use pounds)\b/i],
  ["CAD", /\b(?:cad|canadian dollars?)\b|\bc\$/i],
  ["AUD", /\b(?:aud|australian dollars?)\b|\ba\$/i],
  ["NZD", /\b(?:nzd|new zealand dollars?)\b/i],
  ["JPY", /¥|\b(?:jpy|yen)\b/i],
  ["INR", /₹|\b(?:inr|rupees?)\b/i],
  ["CHF", /\b(?:chf|swiss francs?)\b/i],
  ["IDR", /\b(?:idr|rupiah)\b|\brp ?\d/i],
  ["BRL", /\b(?:brl|reais)\b|r\$/i],
  ["SEK", /\b(?:sek|swedish kron(?:a|or))\b/i],
  ["NOK", /\b(?:nok|norwegian kroner?)\b/i],
  ["DKK", /\b(?:dkk|danish kroner?)\b/i],
  ["PLN", /\b(?:pln|z[lł]oty)\b/i],
  ["MXN", /\b(?:mxn|mexican pesos?)\b/i],
  ["CNY", /\b(?:cny|rmb|yuan|renminbi)\b/i],
  ["KRW", /₩|\b(?:krw|korean won)\b/i],
  ["ZAR", /\b(?:zar|south african rand)\b/i],
  ["TRY", /₺|\b(?:turkish lira)\b/i],
  ["SGD", /\b(?:sgd|singapore dollars?)\b/i],
  ["USD", /\$|\b(?:usd|us dollars?|dollars?)\b/i],
];

/** The ISO code of the currency that a text names, by code, sign or word. */
export function extractCurrency(text: string): string | undefined {
  return CURRENCIES.find(([, pattern]) => pattern.test(text))?.[0];
}
