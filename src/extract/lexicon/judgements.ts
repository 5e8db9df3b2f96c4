// What a reported clause must contain to be a position, by its modals and its judgements, strongest first.

import type { Stance, Strength } from "../../domain/vocabulary.ts";

export type Judgement = readonly [RegExp, Stance, Strength];

/** It captures only so that the engine does not write the loop out three times, in 4 MB of code all in all. */
const ADVERB = String.raw`(?:(also|only|clearly|simply|still|first|now|always|all|both|therefore|at least|equally|too|very|highly|rather|quite|so|more|most|an?|the|of|already|completely|totally|wholly|absolutely|fundamentally|not merely|\w+ly) ){0,3}`;
const BE =
  "(?:is|are|was|were|be|being|been|remains?|remained|seems?|seemed|appears?|appeared|looks?|proved|constitutes?|represents?|would be|will be|should be)";

const NOT_BEFORE = String.raw`(?<!\b(?:not|never|hardly|nor|n't) )`;

const judge = (pattern: string): RegExp => new RegExp(pattern, "i");

/** Of anybody's clause. */
export const JUDGEMENTS: readonly Judgement[] = [
  // "would not accept anything less than peace": that and no less is wanted.
  [
    /\b(?:accept|settle for|agree to|be satisfied with) (?:anything|nothing|no (?:deal|agreement|offer)|any (?:deal|agreement|offer)) (?:less|short|other) (?:than|of)\b/i,
    "DEMANDS",
    "RED_LINE",
  ],
  // A warning of harm is opposition to what would bring it; an imperative is a demand.
  [
    judge(
      String.raw`\b(?:could|would|will|may|might) ${ADVERB}(?:jeopardi[sz]e|worsen|undermine|threaten|endanger|harm|hurt|hinder|hamper|derail|inflame|result in|lead to (?:more|further|another|a new)|deepen|wreck|sabotage|weaken|erode|prejudge|delay|dilute|damage|destroy|set back|backfire|send the wrong|create (?:confusion|uncertainty|loopholes?|a precedent)|increase the (?:burden|risk)|impede|discourage|duplicate|violate|contradict|complicate|penali[sz]e|punish|exclude|disadvantage|discriminate|shift the burden|distort)\b`,
    ),
    "OPPOSES",
    "FIRM",
  ],
  [/^(?:Do not|Don['’]t|Stop|Bring|Release|Lift|Let (?:them|us|him|her|the)) /, "DEMANDS", "FIRM"],
  [
    judge(
      String.raw`\b(?:could|can|would|will|do|does|did) (?:not|never) (?:be )?(?:accept|agree to|live with|sign)(?:ed|able)?\b|\bcannot (?:be )?(?:accept|agree to|live with|sign)(?:ed)?\b|\bunacceptable\b|\bnot acceptable\b|\bred[ -]lines?\b|\bnon-?negotiable\b|\bnot (?:up for|open to) (?:negotiation|discussion|debate)\b|\bout of the question\b|\boff the table\b|\bno question of\b|\bnot an option\b`,
    ),
    "REJECTS",
    "RED_LINE",
  ],
  [/\b(?:would|will) never\b/i, "REJECTS", "RED_LINE"],
  [
    /\b(?:there (?:is|was|will be|would be|can be|could be)|(?:see|saw|sees)) no (?:need|reason|basis|justification|point|grounds?|mandate|role|place|value|merit)\b/i,
    "OPPOSES",
    "FIRM",
  ],
  [
    judge(
      String.raw`\b(?:could|would be able to|can|would|will) (?:accept|agree (?:to|with)|live with|support|endorse|go along with)\b`,
    ),
    "ACCEPTS",
    "FIRM",
  ],
  [
    /\b(?:will|would|is|are|was|were) (?:willing|prepared|ready) to\b|\b(?:is|are|was|were) (?:willing|prepared|ready|open) to\b/i,
    "OFFERS",
    "FIRM",
  ],
  [/\b(?:can|could|may|should) only be\b|\bonly \S+ (?:can|may|should)\b/i, "DEMANDS", "FIRM"],
  [
    /\b(?:should|must|ought|needs?) (?:not|never|neither|no longer|to not)\b|\bmustn't\b|\bshouldn't\b|\bcannot\b|\bcan not\b|\bcan't\b|\bno (?:\S+ ){1,3}(?:should|must)\b/i,
    "OPPOSES",
    "FIRM",
  ],
  [
    judge(
      String.raw`\b(?:would|will|could|can|do|does|did) not (?:${ADVERB})(?:help|make a difference|work|suffice|be (?:useful|helpful|enough|sufficient|appropriate|possible|fair)|solve|achieve|reflect|correspond|address|provide|contribute|allow|promote|belong|respond|meet|take (?:into account|account of)|serve|justify|constitute|add|advance|lead|go far)\b`,
    ),
    "OPPOSES",
    "FIRM",
  ],
  [
    judge(
      String.raw`\b${BE} ${ADVERB}(?:premature|detrimental|unadvisable|inadvisable|ill-advised|unfeasible|impractical|untenable|unbearable|illegitimate|unconstitutional|unnecessary|inadequate|unclear|inconsistent|incompatible|outside|beyond the (?:scope|mandate)|harmful|dangerous|unhelpful|insufficient|inappropriate|irrelevant|unfair|unjust|unjustified|inequitable|unrealistic|unworkable|unbalanced|imbalanced|ambiguous|problematic|redundant|superfluous|unfounded|illegal|unlawful|contrary to|counter-?productive|burdensome|costly|complex|complicated|narrow|broad|vague|weak|early|late|prescriptive|restrictive|disappoint\w+|unfortunate|regrettable|wrong|a (?:mistake|step backwards?|distraction|threat|non-starter)|no (?:substitute|help|alternative|solution)|not (?:(?:been|be|proved|proven) )?(?:${ADVERB})(?:necessary|needed|appropriate|helpful|useful|adequate|enough|sufficient|ready|clear|consistent|desirable|feasible|realistic|practical|fair|balanced|justified|warranted|possible|relevant|viable|pragmatic|robust|credible|effective|equitable|satisfactory|satisfied|convinced|comfortable|happy|legitimate|tenable|reasonable|serious|good|balanced|met|fulfilled|honou?red|addressed|reflected|within|in line|the (?:right|appropriate|best|proper) \w+))\b`,
    ),
    "OPPOSES",
    "FIRM",
  ],
  [
    judge(
      String.raw`\b(?:(?<!\b(?:a|the|any|of|this|their) )lacks|lacked|fails? to|failed to|ignores?|ignored|contradicts?|contradicted|violates?|violated|duplicates?|duplicated|(?:falls?|fell|lies|lay) (?:\w+ )?outside|goes? (?:too far|against|beyond)|went (?:too far|against|beyond)|falls? short|fell short|runs? counter|ran counter)\b|\b(?:has|have|had) not (?:yet )?been (?:\w+ly )?(?:balanced|adequate|sufficient|addressed|met|reflected|fulfilled|honou?red|taken into account)\b|\b(?:contain|includ|ha)(?:s|ed|d|ve|es|ing|e)? (?:\w+ ){0,3}(?:extraneous|unnecessary|irrelevant|unacceptable|inconsistent|superfluous|problematic)\b`,
    ),
    "OPPOSES",
    "FIRM",
  ],
  [/\bindispensable\b|\bsine qua non\b|\ba (?:pre-?condition|prerequisite)\b/i, "DEMANDS", "RED_LINE"],
  // "stressed that reductions be additional": the mood of what is wanted.
  [
    /(?<!\b(?:will|would|should|to|can|could|may|might|must|not|cannot|shall|also|only|never|still|always|it|\w+ly) )\bbe (?!\w+ing\b)/i,
    "DEMANDS",
    "FIRM",
  ],
  [
    /(?<!\bnot )\b(?:dependent|conditional|contingent|conditioned|predicated) (?:up)?on\b|\bhinge[sd]? on\b/i,
    "DEMANDS",
    "FIRM",
  ],
  [
    /(?<!\b(?:not|never|no longer) )\b(?:must|needs? to|has to|have to|had to|ought to|required to|should|(?:is|are) to be|shall)\b/i,
    "DEMANDS",
    "FIRM",
  ],
  [
    judge(
      String.raw`\b${BE} ${ADVERB}(?:necessary|imperative|needed|required|urgent|overdue|a must|a necessity)\b(?! (?!(?:to|that|for|in|and|as|at|if|when|because|before|by|on)\b)\w)|\bthere (?:is|was) (?:an? )?(?:\w+ )?need\b|\bit (?:is|was) time (?:to|for|that)\b|\bneed(?:s|ed) (?:an?|more|further|greater|better|additional|elaboration|clarification|improvement|work|\w+ing)\b|(?<!\b(?:may|might|could|can|would) )\brequires?\b`,
    ),
    "DEMANDS",
    "FIRM",
  ],
  [
    judge(
      String.raw`${NOT_BEFORE}\b${BE} ${ADVERB}(?:key|essential|crucial|critical|vital|(?:\w+ )?priorit(?:y|ies)|(?:(?!good|useful|solid|sound|possible|helpful)\w+ )?(?:core|heart|cornerstone|basis|bedrock|foundation|centrepiece|real work|main focus)|central|fundamental|important|overriding|paramount|inseparable|integral)\b(?! (?!(?:to|that|for|in|and|as|at|if|when|because|before|by|on|of|components?|elements?|parts?|steps?|issues?|tools?|priorit\w+|factors?|pillars?|principles?|aspects?|tasks?|questions?|areas?)\b)\w)|\b(?:main|primary|central|core|overriding) (?:focus|task|objective|priority|element)\b|^only\b.*\b(?:will|would|can)\b`,
    ),
    "SUPPORTS",
    "FIRM",
  ],
  [
    judge(
      String.raw`\bcould (?:also |further |still )?be (?:\w+ly |further )?(?:\w+(?:ed|en)|sent|built|made|put|held|set|found|sought|brought|led|done)\b|\b(?:would|will|could) be (?:useful|helpful|acceptable|appropriate|best|better|sufficient|beneficial|fine|good)\b|${NOT_BEFORE}\b${BE} ${ADVERB}(?:sufficient|adequate|appropriate|useful|helpful|acceptable|satisfactory|satisfied|balanced|best|better|preferable|desirable|the (?:best|right|appropriate|preferred) \w+|a good (?:basis|start|starting point|step)|a step forward|justified|worthwhile|valuable|welcome|fair|good)\b|\b(?:performs?|works?|functions?|operates?) (?:very |quite |\w+ly )?(?:effectively|well|efficiently)\b|\b(?:provides?|offers?|offered|provided) a (?:good|useful|solid|sound) (?:basis|foundation|starting point)\b`,
    ),
    "SUPPORTS",
    "PREFERENCE",
  ],
];

/** Of a clause about oneself: only when its subject is the speaker or its own side. */
export const ANNOUNCEMENTS: readonly Judgement[] = [
  [/\bhope[sd]?\b.*\b(?:will|would|does|do|did) not\b/i, "OPPOSES", "PREFERENCE"],
  [/\bhope[sd]?\b/i, "SUPPORTS", "PREFERENCE"],
  [/\b(?:could|can|would|will) (?:support|accept|agree|live with)\b/i, "ACCEPTS", "FIRM"],
  [/\b(?:will|would|can|could) only\b|\bonly (?:if|when|once)\b/i, "OFFERS", "FIRM"],
  [
    /\b(?:will|would|does|do|did) not (?:agree|accept|allow|let|permit|negotiate|stop|end|withdraw|release|return|sign|leave|give|yield|surrender|move|cease|take part|attend|send|pay|tolerate|compromise|resume|be (?:part|ready))\b/i,
    "REJECTS",
    "FIRM",
  ],
  [
    /\b(?:could|can|is|are|was|were) (?:not|un)(?:able to)? ?(?:support|accept|agree|endorse|sign)\b/i,
    "REJECTS",
    "RED_LINE",
  ],
  [/\b(?:does|do|did|will|would) not (?:support|favou?r|see|share|want|like|prefer|believe)\b/i, "OPPOSES", "FIRM"],
  [/\b(?:will|would) not\b|\bwon't\b|\brefus(?:es|ed)\b/i, "REJECTS", "FIRM"],
  [/\b(?:wants?|wanted|seeks?) to\b/i, "DEMANDS", "FIRM"],
  [/\bwants?\b|\bneed(?:s|ed)? (?:more |further |additional )?time\b/i, "DEMANDS", "FIRM"],
  // What will be or would have been is foretold, not promised.
  [
    /\b(?:will|would|shall) (?!be\b(?! (?:ready|part of|open to|committed|willing|\w+ing)\b)|have (?:been|had|\w+ed)\b|probably|likely|never|not\b)/i,
    "COMMITS",
    "FIRM",
  ],
  [/\b(?:is|are|was|were|remains?|remained) (?:\w+ )?committed to\b/i, "COMMITS", "FIRM"],
];
