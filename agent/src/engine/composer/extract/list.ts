/** Most items of one list that are looked at. */
const MAX_ITEMS = 40;

/** "Whether I have read it" asks for a tick at "read". */
const WHETHER =
  /^(?:whether|if) (?:or not )?(?:i|we|they|it|he|she|you)(?:'ve|'s|'re| have| has| is| are| was| were)? ?(?:already |been )*(\w{3,20})(?: (?:it|them|that|yet|already))?$/i;

/** `a, b (x, y) and c` as its items; separators inside brackets do not count. */
export function splitList(text: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let current = "";
  for (const token of text
    .slice(0, 2_000)
    .split(/(\(|\)|\s*[,;\n•]\s*(?:(?:and|or|plus)\s+)?|\s+(?:and|or|plus|as well as|&)\s+|\s+&\s+)/)) {
    if (token === "(") depth += 1;
    if (token === ")") depth = Math.max(0, depth - 1);
    const isSeparator = depth === 0 && /^(?:\s*[,;\n•&]|\s+(?:and|or|plus|as well as)\s)/.test(token);
    if (!isSeparator) current += token;
    else {
      items.push(current);
      current = "";
    }
  }
  items.push(current);
  return items
    .map((item) => item.trim().replace(WHETHER, "$1?"))
    .filter((item) => item !== "")
    .slice(0, MAX_ITEMS);
}

/** The sentences and bullet points of a text, and what stands between ", each …" inside them. */
export function splitClauses(text: string): string[] {
  return text
    .split(/[.!?](?=\s|$)|;|\n|,?\s+(?:and|where|while|plus)\s+(?=(?:each|every)\b)|,\s*(?=(?:each|every)\b)/i)
    .map((clause) => clause.replace(/^[\s\-*•\d).]+(?=\S)/, "").trim())
    .filter((clause) => clause !== "")
    .slice(0, 80);
}
