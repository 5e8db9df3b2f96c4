// How texts tell of talks: what names them, what a deal would do, what stands in its way.

/** Of which one stands in every sentence about talks. */
export const TALKS =
  /\b(?:talks|negotiations?|negotiators?|negotiating|mediators?|bargaining|peace process|summit|round of|agreement|accord|deal|contract|truce|cease-?fire)\b/i;
/** What a deal would do, in the words after it. */
export const TERMS: readonly RegExp[] = [
  /\b(?:agreement|deal|proposal|framework|accord|truce|pact|outline|draft|offer) (?:that|which) (?:would|will|could|foresees?|provides? for|calls? for|includes?) /i,
  /\b(?:agreement|deal|proposal|framework|accord|plan|draft|pact|outline|offer|truce) (?:would|will|foresees|envisages|envisions|provides for|calls for|includes|proposes|stipulates|is to|was to) (?!bring|be|take|mean|help|come|fail|collapse|show|make|not\b)/i,
  /\b(?:agreement|deal|accord) to (?=(?:\w+ly )?(?:end|stop|halt|free|release|return|withdraw|lift|cut|reduce|limit|open|extend|exchange|share|raise|freeze|suspend|dismantle|disarm)\b)/i,
  /\bunder the (?:agreement|deal|proposal|framework|accord|plan|draft|terms|pact|outline|offer)(?: \w+){0,3}, /i,
];

/** What stands in the way; the words after the copula are taken where there are some. */
export const OBSTACLES: readonly RegExp[] = [
  /\b(?:obstacles?|sticking points?|stumbling blocks?|hurdles?|main difference|main issue)\b.{0,90}? (?:is|was|are|were|remains?|remained|includes?|included) (?=(?:the|a|an|how|whether|who|what|which|when|\p{L}+(?:ing|ion|ions|s)?)\b)/iu,
  /\b(?:disagreements?|differences|disputes?|divisions?|gaps?) (?:on|over|about|between|remain\w*) (?!and\b|that\b|but\b|after\b)/i,
  /\b(?:deadlock(?:ed)?|impasse|stalled?|broke (?:down|off)|foundered|stuck) (?:over|on|because of|after) /i,
  /\b(?:apart|divided|split|disagree[sd]?|at odds) (?:on|over|about) /i,
];

/** Who says nothing. */
export const DECLINED =
  /\b(?:declined to (?:comment|provide|discuss|answer|say|elaborate|give)|did not (?:immediately )?(?:respond|reply|answer|comment)|refused to comment|would not comment|could not be reached)\b/i;

/** "The deadline is 1 March", "set a deadline of Friday"; "missed the deadline" tells of one that was. */
export const DEADLINE = /\bdeadline\b/i;
/** "have until Friday to agree": what stands right before the day. */
export const UNTIL = /\b(?:ha(?:s|ve|d)|given|ga?ives?)(?: \S+){0,4} until (?:the )?$/i;
/** "The talks must end by 30 June", "the contract runs out on Friday". */
export const MUST =
  /\b(?:talks|negotiations?|deal|agreement|accord|contract|treaty|text|truce|cease-?fire|mandate)\b(?: \S+){0,3} (?:must|has to|have to|needs? to|is to|are to|is due to|are due to)\b[^.;,]{0,60}\b(?:by|before|no later than) (?:the )?$|\b(?:talks|deal|agreement|accord|contract|treaty|truce|cease-?fire|mandate)\b(?: \S+){0,3} (?:expires?|runs? out|lapses?) (?:on |at |in )?(?:the )?$/i;

/** Who goes between the sides. */
export const CARRIED =
  /\b(.{3,60}?) (?:carry|carries|carried|carrying|relay|relays|relayed|pass|passed) messages between (.{3,80}?)[.,;]/i;

/** All of them, as `marks.ts` counts them. */
export const TALK_PATTERNS: readonly RegExp[] = [
  TALKS,
  ...TERMS,
  ...OBSTACLES,
  DECLINED,
  DEADLINE,
  UNTIL,
  MUST,
  CARRIED,
];
