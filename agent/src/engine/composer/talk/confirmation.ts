/** What a turn says of going on: `rest` is what else stands in it. */
export type Assent = { readonly kind: "yes" | "no" | "defaults" | "none"; readonly rest: string };

const TOKEN =
  "yes|yep|yeah|yup|ya|yes please|sure(?: thing)?|of course|absolutely|definitely|certainly|ok(?:ay)?|okey|alright|all right|right|perfect|great|good|fine|cool|awesome|nice|lovely|excellent|brilliant|" +
  "(?:it |that |this |all )?(?:sounds?|looks?|seems?)(?: really| very| all)? (?:good|great|right|fine|perfect|nice|ok(?:ay)?|correct|awesome|amazing)(?: to me)?|" +
  "i(?:'m| am) (?:happy|ok(?:ay)?|fine|good)(?: with (?:it|that|this))?|i (?:confirm|agree|approve)(?: (?:it|that|this))?|i like it|love it|i love it|confirm(?:ed)?|approved?|agreed|accepted?|correct|exactly|lgtm|" +
  "(?:that|this|it)(?:'s| is) (?:right|correct|fine|good|perfect|great|it|all|exactly right|what i want|ok(?:ay)?)|" +
  "(?:please |just |you can |you may |can you |could you |let's |lets |now |i want you to )*(?:go(?: ahead| on| for it)?|proceed|continue|build(?: it| that| this| the app| my app)?|start(?: building| the build| it)?|do (?:it|that|this|so)|ship it|make it(?: so)?|create (?:it|the app)|generate (?:it|the app)|run it|deploy it|begin|carry on|move on)(?: then| now| please| as (?:it )?is| right away| already)*|" +
  "no (?:more )?(?:changes|questions|other changes)(?: needed)?|nothing else|that'?s (?:all|everything)|as (?:it )?is|all good|ready|👍|✅|👌|🚀|🙏|💯|🎉|✔️?|\\+1|y";
const FILLER =
  "please|thanks|thank you|now|then|and|so|just|with (?:it|that|the build|building)|it|that|this|the app|for me|to me|already|right away|asap|very much|a lot|too";
const ALL = new RegExp(`^(?:(?:${TOKEN}|${FILLER})(?:[\\s,.!:;)\\-]+|$)){1,12}$`, "iu");
const LEAD = new RegExp(`^(?:${TOKEN})(?:[\\s,.!:;\\-]+|$)`, "iu");
const NO =
  /^(?:no|nope|nah|not yet|not now|wait|stop|hold on|cancel|never ?mind|do ?n[o']t(?: (?:build|do|start|proceed|continue|go)(?: (?:it|that|ahead))?(?: yet)?)?|i(?:'m| am) not (?:sure|ready)|not (?:really|sure|quite|ready))(?:[\s,.!:;]+|$)/iu;
const NEGATED =
  /\b(?:do not|don'?t|not|never|before you|until|wait)\b.{0,20}\b(?:build|proceed|start|go ahead|continue|yet|ready)\b/i;
const DEFAULTS =
  /^(?:(?:i don'?t (?:care|know|mind)|no idea|whatever)[,.;]? (?:so |just )?)?(?:you (?:decide|choose|pick)|(?:it'?s )?up to you|whatever(?: you (?:think|like|want|prefer))?|your (?:choice|call)|i don'?t (?:care|know|mind)|don'?t (?:care|know|mind)|(?:use )?(?:the |your |sensible |any )?defaults?(?: (?:is|are) fine)?|any(?:thing)?(?: is fine| works)?|skip(?: (?:it|that|this|the questions?))?|no preference|surprise me|not important|no idea|idk|doesn'?t matter|either(?: way| is fine)?)(?:[\s,.!]+(?:please|thanks|thank you|for me))*[\s.!]*$/i;

const GO = /[.!;\n,]\s*([^.!;\n,]{3,60})[.!\s]*$/;

/** "Make it green. Yes, go ahead": the wish without the go-ahead at its end; undefined when there is none. */
export function splitGoAhead(text: string): string | undefined {
  let rest = text.slice(0, 2_000).trim();
  let isGo = false;
  for (let found = GO.exec(rest); found !== null; found = GO.exec(rest)) {
    const { kind, rest: more } = readAssent(found[1] ?? "");
    if (kind !== "yes" || more !== "") break;
    isGo ||= /\b(?:proceed|go ahead|build|ship|do it|go for it|start)\b/i.test(found[1] ?? "");
    rest = rest.slice(0, found.index).trim();
  }
  return isGo && rest !== "" ? rest : undefined;
}

/** Reads assent out of a turn. "Yes, but add a due date" is a yes with the rest "add a due date"; a question is neither. */
export function readAssent(text: string): Assent {
  const trimmed = text
    .slice(0, 2_000)
    .trim()
    .replace(/^["'(]+|["')]+$/g, "")
    .replace(/\p{Emoji_Modifier}|\uFE0F/gu, "")
    .trim();
  if (DEFAULTS.test(trimmed)) return { kind: "defaults", rest: "" };
  if (trimmed.endsWith("?")) return { kind: "none", rest: trimmed };
  if (trimmed.length <= 200 && ALL.test(trimmed) && LEAD.test(stripFiller(trimmed))) return { kind: "yes", rest: "" };
  const no = NO.exec(trimmed);
  if (no !== null)
    return {
      kind: "no",
      rest: trimmed
        .slice(no[0].length)
        .replace(/^(?:but|and|because)\s+/i, "")
        .trim(),
    };
  if (NEGATED.test(trimmed.slice(0, 300))) return { kind: "no", rest: trimmed };
  return readLead(trimmed);
}

const AMBIGUOUS =
  /^(?:make|create|start|build|good|right|fine|great|nice|go|continue|it|that|this|no|ready|cool|all|correct|perfect|please|just|now|let|do|run|i|y)\b/i;

/** Several assents may come before the rest: "yes, looks good, but make it green". */
function readLead(text: string): Assent {
  let rest = text;
  for (let turn = 0; turn < 6; turn += 1) {
    const lead = LEAD.exec(rest);
    // "Make it green" is no assent, "make it so, but green" is: such words count only with a stop behind them.
    if (lead === null || (AMBIGUOUS.test(rest) && !/[,.!;:]\s*$/.test(lead[0]))) break;
    rest = rest.slice(lead[0].length);
  }
  if (rest === text) return { kind: "none", rest: text };
  return {
    kind: "yes",
    rest: rest
      .replace(/^(?:but|and|also|just|only|please|except(?: that)?|however|though|first|with)[,:]?\s+/i, "")
      .trim(),
  };
}

const stripFiller = (text: string): string => text.replace(new RegExp(`^(?:(?:${FILLER})[\\s,.!]+)+`, "iu"), "");
