/** Words that say what an app counts, for the kind of app as well as for its pages. */

/** A workout that is made of sets, which is what gets heavier. */
export const WORKOUT_SETS =
  /(?<!sales )(?<!service )\breps?\b|\bsets and\b|\bexercises,|\b(?:weight ?lifting|power ?lifting|strength|gym) (?:\w+ )?(?:log|tracker|journal|diary|progress)\b|\bworkouts? (?:log|tracker|journal|diary|app)\b.{0,60}\b(?:progress|personal (?:bests?|records?))\b|\bone[- ]rep max\b|\b1rm\b/i;

/** What is measured to get better, or just to be followed: workouts, practice, one's own weight. */
export const PROGRESS =
  /\bprogress (?:over time|charts?|graphs?|tracker|tracking)\b|\b(?:chart|graph|track|see|follow|show|view|log)(?:s|ing)? (?:my |the |their |our )?progress\b|\bpersonal (?:bests?|records?)\b|\bone[- ]rep max\b|\b1rm\b|\b(?:workouts?|weight ?lifting|strength|lifting|running|practi[cs]e|weight|body ?weight|measurements?) (?:log|tracker|journal|diary)\b|\bpracti[cs]e:|\b(?:weight|measurements?|exercises?|tempo|reps) .{0,40}\bover time\b/i;

/** An instrument, or anything else, that is practised. */
export const PRACTICE =
  /\b(?:piano|violin|guitar|cello|flute|drums?|trumpet|saxophone|ukulele|bass|music|instrument|singing|vocal) (?:practi[cs]e|pieces)\b|\bpracti[cs]e (?:log|tracker|journal|diary)\b|\bpracti[cs]ing (?:the |my )?(?:piano|violin|guitar|cello|flute|drums|trumpet|music)\b/i;

/** Hours of a week: time sheets, and time that is tracked or logged, by itself or for something. */
export const TIME_SHEETS =
  /\btime[- ]?sheets?\b|\btime[- ](?:tracker|tracking|logger|logging)\b|\b(?:track|log|record|enter)(?:s|ing)? (?:(?:my|our|their|the|all|how many|daily|weekly|billable|working?) )*(?:working )?(?:time|hours) (?:i |we |they |employees |people )?(?:work(?:ed)?|spen[dt]|by|per|on|for|against|each)\b|\b(?:billable|working|worked|volunteer(?:ing)?) hours\b|\bhours (?:worked|spent)\b|(?<!opening )(?<!business )\bhours (?:per|by) (?:project|client|customer|task|employee|person|day|week|month)\b/i;

/** Deals and the like on their way through stages. */
export const PIPELINE =
  /\bpipelines?\b|\b(?:sales|deal|hiring|recruit(?:ing|ment)|lead) funnel\b|\bfunnel\b|\b(?:deals?|opportunit(?:y|ies)|leads|prospects)\b.{0,60}\b(?:stages?|won (?:or|and|\/) lost|probabilit(?:y|ies)|forecast)\b|\bweighted forecast\b|\bcrm\b.{0,80}\b(?:deals?|opportunit(?:y|ies))\b/i;
