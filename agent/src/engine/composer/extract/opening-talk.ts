const BOOKING = /\bbook(?:ing|ings|ed)?\b|\breserv|\bappointments?\b|\bslots?\b/i;
const DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";
const SLOTS =
  /,? ?\b(?:with |in )?(?:hourly|half[- ]hour(?:ly)?|\d{2,3}[- ]min(?:ute)?s?|(?:one|two|1|2)[- ]hour|free|available|open|time)[- ](?:time ?)?slots?\b/gi;
const TIMES =
  /,? ?\b(?:open |opening hours )?(?:from |between )?\d{1,2}(?::\d\d)? ?(?:am|pm)? ?(?:-|–|to|until|till|and) ?\d{1,2}(?::\d\d)? ?(?:am|pm)?\b(?! ?(?:people|persons|guests|min))/gi;
const DAYS = new RegExp(`,? ?\\b(?:on |from )?${DAY} ?(?:-|–|to|through|until) ?${DAY}`, "gi");

/** The text without when something is open, so that its days and slots are not taken for things to keep. */
export function withoutOpeningTalk(text: string): string {
  return BOOKING.test(text) ? text.replace(SLOTS, "").replace(DAYS, "").replace(TIMES, "") : text;
}
