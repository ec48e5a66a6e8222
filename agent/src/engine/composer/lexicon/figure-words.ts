/** Words that say what an app counts, for the kind of app as well as for its pages. */

/** Hours of a week: time sheets, and time that is tracked or logged, by itself or for something. */
export const TIME_SHEETS =
  /\btime[- ]?sheets?\b|\btime[- ](?:tracker|tracking|logger|logging)\b|\b(?:track|log|record|enter)(?:s|ing)? (?:(?:my|our|their|the|all|how many|daily|weekly|billable|working?) )*(?:working )?(?:time|hours) (?:i |we |they |employees |people )?(?:work(?:ed)?|spen[dt]|by|per|on|for|against|each)\b|\b(?:billable|working|worked|volunteer(?:ing)?) hours\b|\bhours (?:worked|spent)\b|\bhours (?:per|by) (?:project|client|customer|task|employee|person|day)\b/i;
