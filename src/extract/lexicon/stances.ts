// Verbs, phrases and adjectives that take a position, with its stance and strength: PREFERENCE for what is put forward
// mildly, RED_LINE for what nobody will move from, FIRM for the rest. General English of diplomacy and of its press.

import { remembered } from "../../domain/remembered.ts";
import type { Stance, Strength } from "../../domain/vocabulary.ts";

export interface Taken {
  readonly stance: Stance;
  readonly strength: Strength;
}

export interface StanceVerb extends Taken {
  /** What must follow within three words ("call for"); one of several; empty for a plain object. */
  readonly particles: readonly string[];
}

// lemma/particles STANCE STRENGTH
const ROWS = `
demand DEMANDS FIRM
call/for DEMANDS FIRM
call/on|upon DEMANDS FIRM
urge DEMANDS FIRM
insist DEMANDS FIRM
request DEMANDS FIRM
ask/for|that DEMANDS FIRM
ask/to DEMANDS FIRM
press/for|to DEMANDS FIRM
push/for DEMANDS FIRM
lobby/for DEMANDS FIRM
argue/for DEMANDS FIRM
plead/for|with DEMANDS FIRM
appeal/for|to DEMANDS FIRM
petition DEMANDS FIRM
implore DEMANDS FIRM
beseech DEMANDS FIRM
exhort DEMANDS FIRM
order DEMANDS FIRM
instruct DEMANDS FIRM
command DEMANDS FIRM
direct/to DEMANDS FIRM
require DEMANDS FIRM
want DEMANDS FIRM
reiterate/demand|call|calls|need|appeal DEMANDS FIRM
seek DEMANDS FIRM
invite DEMANDS PREFERENCE
encourage DEMANDS PREFERENCE
propose DEMANDS PREFERENCE
suggest DEMANDS PREFERENCE
recommend DEMANDS PREFERENCE
advise DEMANDS PREFERENCE
advocate SUPPORTS PREFERENCE
favor SUPPORTS PREFERENCE
favour SUPPORTS PREFERENCE
prefer SUPPORTS PREFERENCE
support SUPPORTS FIRM
endorse SUPPORTS FIRM
second SUPPORTS FIRM
back SUPPORTS FIRM
welcome SUPPORTS PREFERENCE
applaud SUPPORTS FIRM
commend SUPPORTS FIRM
praise SUPPORTS FIRM
laud SUPPORTS FIRM
hail SUPPORTS FIRM
defend SUPPORTS FIRM
champion SUPPORTS FIRM
embrace SUPPORTS FIRM
approve SUPPORTS FIRM
side/with SUPPORTS FIRM
stand/by|behind SUPPORTS FIRM
rally/behind|around SUPPORTS FIRM
agree/with SUPPORTS FIRM
concur SUPPORTS FIRM
forgive SUPPORTS FIRM
pardon SUPPORTS FIRM
congratulate SUPPORTS PREFERENCE
apologize ACCEPTS FIRM
apologise ACCEPTS FIRM
agree ACCEPTS FIRM
accept ACCEPTS FIRM
consent/to ACCEPTS FIRM
accede/to ACCEPTS FIRM
assent/to ACCEPTS FIRM
acquiesce ACCEPTS FIRM
concede ACCEPTS FIRM
yield/to ACCEPTS FIRM
bow/to ACCEPTS FIRM
relent ACCEPTS FIRM
give/in ACCEPTS FIRM
allow ACCEPTS FIRM
permit ACCEPTS FIRM
ratify ACCEPTS FIRM
oppose OPPOSES FIRM
object OPPOSES FIRM
resist OPPOSES FIRM
disagree OPPOSES FIRM
disapprove OPPOSES FIRM
caution OPPOSES PREFERENCE
warn/against OPPOSES FIRM
argue/against OPPOSES FIRM
lament OPPOSES PREFERENCE
regret OPPOSES PREFERENCE
deplore OPPOSES FIRM
decry OPPOSES FIRM
condemn OPPOSES FIRM
criticize OPPOSES FIRM
criticise OPPOSES FIRM
denounce OPPOSES FIRM
censure OPPOSES FIRM
rebuke OPPOSES FIRM
blast OPPOSES FIRM
slam OPPOSES FIRM
assail OPPOSES FIRM
accuse OPPOSES FIRM
blame OPPOSES FIRM
fault OPPOSES FIRM
challenge OPPOSES FIRM
contest OPPOSES FIRM
dispute OPPOSES FIRM
question OPPOSES PREFERENCE
complain OPPOSES FIRM
chide OPPOSES FIRM
berate OPPOSES FIRM
reproach OPPOSES FIRM
lambaste OPPOSES FIRM
castigate OPPOSES FIRM
deride OPPOSES FIRM
lash/out OPPOSES FIRM
hit/out OPPOSES FIRM
speak/out OPPOSES FIRM
doubt OPPOSES PREFERENCE
protest OPPOSES FIRM
threaten OPPOSES RED_LINE
boycott OPPOSES FIRM
sue OPPOSES FIRM
reject REJECTS FIRM
refuse REJECTS FIRM
rule/out REJECTS RED_LINE
deny REJECTS FIRM
dismiss REJECTS FIRM
rebuff REJECTS FIRM
spurn REJECTS FIRM
repudiate REJECTS FIRM
disavow REJECTS FIRM
veto REJECTS RED_LINE
decline REJECTS FIRM
turn/down REJECTS FIRM
balk/at REJECTS FIRM
renege/on REJECTS FIRM
defy REJECTS FIRM
offer OFFERS FIRM
volunteer OFFERS FIRM
pledge COMMITS FIRM
promise COMMITS FIRM
vow COMMITS FIRM
swear COMMITS FIRM
commit COMMITS FIRM
undertake COMMITS FIRM
guarantee COMMITS FIRM
withdraw WITHDRAWS FIRM
drop WITHDRAWS FIRM
abandon WITHDRAWS FIRM
retract WITHDRAWS FIRM
rescind WITHDRAWS FIRM
back/away|down|off WITHDRAWS FIRM
backtrack/on WITHDRAWS FIRM
retreat/from WITHDRAWS FIRM
walk/back WITHDRAWS FIRM
give/up WITHDRAWS FIRM
`;

export const STANCE_VERBS: ReadonlyMap<string, readonly StanceVerb[]> = (() => {
  const verbs = new Map<string, StanceVerb[]>();
  for (const row of ROWS.trim().split("\n")) {
    const [word = "", stance, strength] = row.split(" ");
    const [lemma = "", particles = ""] = word.split("/");
    const verb = {
      stance: stance as Stance,
      strength: strength as Strength,
      particles: particles === "" ? [] : particles.split("|"),
    };
    // "backed away from" before "backed".
    const others = verbs.get(lemma) ?? [];
    verbs.set(lemma, verb.particles.length > 0 ? [verb, ...others] : [...others, verb]);
  }
  return verbs;
})();

/** Verbs that stress something: a thing that is stressed is wanted; a clause is judged by what it says. */
export const STRESSING: ReadonlySet<string> = new Set(
  "stress emphasize emphasise underscore underline accentuate".split(" "),
);

/** Verbs that report a clause, which is judged by what it says. */
export const ASSERTING: ReadonlySet<string> = new Set(
  "say state argue add maintain assert declare contend announce explain note highlight observe remark reiterate affirm reaffirm believe consider think feel point identify claim clarify specify conclude indicate comment reply respond hope warn lament caution insist recall recognize recognise acknowledge mention".split(
    " ",
  ),
);

const STANCE_ADJECTIVES: readonly (Taken & { readonly follows: RegExp })[] = [
  {
    follows: /^(?:in favou?r of|supportive of|for the (?:text|proposal|option))\b/i,
    stance: "SUPPORTS",
    strength: "FIRM",
  },
  {
    follows: /^(?:against|opposed to|not in favou?r of|averse to|critical of)\b/i,
    stance: "OPPOSES",
    strength: "FIRM",
  },
  {
    follows:
      /^(?:concerned|worried|disappointed|dissatisfied|alarmed|unhappy|uncomfortable|frustrated|dismayed|reluctant|wary)\b/i,
    stance: "OPPOSES",
    strength: "PREFERENCE",
  },
  {
    follows:
      /^(?:not (?:willing|prepared|ready|able)|unwilling|unable|not in a position) to (?:accept|agree|support|join|sign|negotiate|compromise|discuss|commit)\b/i,
    stance: "REJECTS",
    strength: "RED_LINE",
  },
  { follows: /^(?:willing|prepared|ready|open) to\b/i, stance: "OFFERS", strength: "FIRM" },
  { follows: /^(?:committed to|determined to|resolved to)\b/i, stance: "COMMITS", strength: "FIRM" },
  {
    follows: /^(?:undecided|still (?:considering|studying|weighing|reviewing)|not yet ready|not yet decided)\b/i,
    stance: "UNDECIDED",
    strength: "PREFERENCE",
  },
  {
    follows:
      /^(?:considering|studying|weighing|reviewing) (?:the|an?|its|this|that) (?:\w+ )?(?:offer|proposal|plan|deal|draft|text|terms|response|reply)\b/i,
    stance: "UNDECIDED",
    strength: "PREFERENCE",
  },
];

const ANY_ADJECTIVE = new RegExp(STANCE_ADJECTIVES.map(({ follows }) => follows.source).join("|"), "i");

/** The position that is taken by what follows a form of "be" and its adverbs. */
export function adjectiveStance(follows: string): Taken | undefined {
  return ANY_ADJECTIVE.test(follows) ? STANCE_ADJECTIVES.find((one) => one.follows.test(follows)) : undefined;
}

/** What can be withdrawn from the table: troops cannot. */
export const WITHDRAWABLE =
  /^(?:\S+ ){0,5}(?:proposals?|offers?|demands?|objections?|amendments?|opposition|conditions?|threats?|requests?|bids?|support|claims?|insistence|reservations?|veto|plans?|calls?|pledges?|promises?|commitments?|position)\b/i;

/** What is asked for by whoever only wants to be told something. */
export const QUERY =
  /^(?:\S+ ){0,4}(?:clarif\w+|explanations?|information|details|guidance|confirmation|views|comments|reactions?|assurances?|explain|elaborate|update|refuge|shelter|questions?)\b/i;
/** The same, as a question: "asked the Chair whether …". */
export const QUESTION = /^(?:\S+ ){0,4}(?:if|whether|how|why|what|when|where|who|which)\b/i;

/** Words that are only kept back: "declined to comment". */
export const SILENCE =
  /^to (?:immediately )?(?:comment|say|provide|discuss|answer|elaborate|give (?:any |further )?(?:details|information|reasons?)|be (?:named|identified|quoted|interviewed)|speak|speculate|reveal|disclose|specify|confirm|identify|name)\b/i;
/** Conditions of talking to the press, which are nothing that is asked of the other side. */
export const ANONYMITY =
  /^(?:not to be|that \w+ not be|to remain|for anonymity|to be (?:identified|named|quoted))\b(?: (?:named|identified|quoted|anonymous))?/i;
/** Whoever is one's own to command: to order them is a deed, not a demand. */
export const SUBORDINATES =
  /^(?:(?:the|its|his|her|their|all|some|more|\d+|government|security) ){0,3}(?:military|army|navy|troops|forces|soldiers|police|officials|staff|ministers|aides|guards|generals|commanders|government|evacuation|deployment|troop)\b/i;
/** Verbs of what somebody only believes of others. */
export const MENTAL: ReadonlySet<string> = new Set(
  "fear believe think suspect worry expect hope feel doubt assume speculate predict imagine consider".split(" "),
);

/** Acts of war and pressure: whoever promises them threatens. */
export const HOSTILE =
  /^(?:to )?(?:\w+ly )?(?:boycott|blockade|block|attack|strike|bomb|invade|retaliate|fight|avenge|punish|expel|ban|sever|break (?:off|relations)|cut (?:off|ties)|impose|suspend (?:its|their|all|the|aid|talks|negotiati\w+)|(?:withdraw from|leave|abandon|exit) (?:the )?(?:\w+ )?(?:talks|negotiations|agreement|deal|treaty|accord|process|union|organi\w+)|quit|walk out|stop (?:talks|negotiati\w+|cooperati\w+)|use force|arrest|resist|crush|destroy|kill|veto|close (?:its|the|their))\b/i;

const PRESIDING =
  /(?<!\b(?:committee|party|board|company|caucus|council|staff|chief) )\b(?:(?:co|vice)-?chairs?(?:person)?|chair|chairperson|chairs|(?:co-)?facilitators?|moderators?|rapporteurs?|secretariat|executive secretary|presidency|lead authors?)\b/i;
const PRESIDING_OVER =
  /\b(?:\p{Lu}{3}[\p{Lu}/-]*|[Cc]onference|[Cc]onvention|[Aa]ssembly|[Ss]ession|[Pp]lenary)(?:['’]?s)?(?: ?-?\d+)? (?:Vice-)?(?:President|Secretary|PRESIDENT)\b/u;

/** Who presides over talks or serves them, and takes no side: chairs, facilitators, secretariats. */
export const isNeutral = remembered((words: string) => PRESIDING.test(words) || PRESIDING_OVER.test(words));

/** What a party can decide to do or not: "will not sign" is a refusal, "will only sign if" an offer. */
export const VOLITIONAL: ReadonlySet<string> = new Set(
  "agree accept allow let permit negotiate talk meet stop end withdraw release return sign leave give yield surrender move cease attend send pay tolerate compromise resume recognize recognise open reopen close lift join host share ratify disarm lay hand free sell buy extend back support consider discuss participate take make change budge step abandon drop".split(
    " ",
  ),
);

/** "will" before these is a promise to come to the table. */
export const COMING_TO_TALKS =
  /^(?:attend|join|hold|host|enter|resume|send|take part in|participate in) (?:\w+ ){0,3}(?:talks|negotiations?|dialogue|summit|conference|mediation|peace process|negotiators?|delegation)\b/i;

/** Verbs that judge a thing: "described the text as a useful start". */
export const JUDGING: ReadonlySet<string> = new Set(
  "describe regard view see characterize characterise label brand consider deem dismiss portray call".split(" "),
);

/** Verbs of giving: "will" before them is a promise, before others a plan. */
export const GIVING: ReadonlySet<string> = new Set(
  "give provide send supply deliver release free evacuate dismantle reopen pay fund finance lend donate contribute grant lift return restore share cooperate negotiate sign ratify disarm compensate honor honour abide comply".split(
    " ",
  ),
);

/** Nouns that say what somebody wants: "Norway's call for …". */
export const STANCE_NOUNS: ReadonlyMap<string, Taken> = new Map(
  `
proposal suggestion recommendation DEMANDS PREFERENCE
call demand appeal insistence ultimatum DEMANDS FIRM
request DEMANDS FIRM
opposition objection objections OPPOSES FIRM
concern concerns reservation reservations OPPOSES PREFERENCE
rejection refusal REJECTS FIRM
endorsement SUPPORTS FIRM
preference SUPPORTS PREFERENCE
willingness readiness OFFERS FIRM
pledge promise COMMITS FIRM
`
    .trim()
    .split("\n")
    .flatMap((row) => {
      const words = row.split(" ");
      const taken = { stance: words.at(-2) as Stance, strength: words.at(-1) as Strength };
      return words.slice(0, -2).map((word) => [word, taken] as const);
    }),
);

/** Verbs that a participle at the beginning or the end of a clause may have and still take a position. */
export const TRAILING: ReadonlySet<string> = new Set(
  "stress emphasize emphasise underscore underline highlight note urge call recommend propose suggest request insist oppose caution warn express reiterate demand welcome lament regret question reject object prefer favour favor advocate state argue say add maintain identify support press push plead appeal condemn criticize criticise denounce complain vow pledge promise threaten refuse endorse invite outline introduce".split(
    " ",
  ),
);
