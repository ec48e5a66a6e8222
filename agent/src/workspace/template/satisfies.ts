type Version = readonly [major: number, minor: number, patch: number];

/**
 * Whether an exact version is within a range of the simple kinds that people write: exact, `^`, `~`, `>=`, `*`, `latest` or none.
 * Anything else counts as no, which only costs an install.
 */
export function satisfies(version: string, range: string): boolean {
  const have = parseVersion(version);
  if (have === undefined) return false;
  const wanted = range.trim();
  if (wanted === "" || wanted === "*" || wanted === "latest") return true;
  const [, operator = "", text = ""] = /^(\^|~|>=|=|)\s*v?([\d.x*]+)$/.exec(wanted) ?? [];
  const low = parseVersion(text);
  if (low === undefined) return false;
  const parts = text.split(".").filter((part) => /^\d+$/.test(part)).length;
  if (operator === ">=") return compare(have, low) >= 0;
  return compare(have, low) >= 0 && compare(have, upperEnd(low, operator, parts)) < 0;
}

/** The first version that is too new. */
function upperEnd([major, minor, patch]: Version, operator: string, parts: number): Version {
  const isCaret = operator === "^";
  if (parts === 1 || (isCaret && major > 0)) return [major + 1, 0, 0];
  if (parts === 2 || operator === "~" || (isCaret && minor > 0)) return [major, minor + 1, 0];
  return [major, minor, patch + 1];
}

function parseVersion(text: string): Version | undefined {
  const [, major, minor = "0", patch = "0"] = /^(\d+)(?:\.(\d+|x|\*))?(?:\.(\d+|x|\*))?$/.exec(text) ?? [];
  if (major === undefined) return undefined;
  const toNumber = (part: string): number => (/^\d+$/.test(part) ? Number(part) : 0);
  return [Number(major), toNumber(minor), toNumber(patch)];
}

function compare(left: Version, right: Version): number {
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}
