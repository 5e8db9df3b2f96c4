// Verbs that can stand beside a quotation ("…," she grumbled), by what they tell of the speaking. Put together by hand
// from grammars and style guides of English; no evaluation text stands behind it.

/** To say, to say further, to say in return, and to say in a certain way. */
const SAYING =
  "say tell add announce answer argue ask assert assure attest aver avow boast brag caution claim clarify comment complain concede conclude confess confide confirm contend counter declare demand deny disagree disclose elaborate emphasize emphasise enthuse estimate exclaim explain fume gripe grouse grumble gush hint implore inform inquire insist instruct interject intone joke jest lament lecture maintain marvel mention moan mumble murmur muse mutter note notify object observe offer opine plead pledge pray preach predict proclaim promise pronounce propose protest query question quip quote rage rail rant reason reassure rebut recall recite recommend recount reflect reiterate rejoin relate remark remember remind reminisce repeat reply report respond restate retort reveal scoff scold state stipulate stress stutter suggest summarize summarise surmise swear tease testify theorize theorise thunder urge utter venture volunteer vow warn wonder agree admit acknowledge advise affirm allege decree exhort postulate profess reckon rule speculate reaffirm sum exult joke deadpan chide admonish rebuke implore order beg";
/** To make words heard or seen by a means: by voice, in writing, on a network. */
const VOICING =
  "shout yell scream shriek roar bellow bark cry call sing chant whisper hiss mouth sob wail weep laugh chuckle chortle giggle smile grin nod shrug sigh sniff snap snarl sneer snort growl croon cheer blurt stammer sputter holler boom exclaim crow coo purr write read tweet retweet post blog text email message type sign caption inscribe warble yelp";
/** To go on speaking, which only beside a quotation means to say. */
const GOING_ON = "continue begin start open resume finish end close interrupt persist proceed go think believe";

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(" ")));
}

/** Lemmas that can stand before or after a quotation. */
export const QUOTING_VERBS = words(SAYING, VOICING, GOING_ON);
/** Of these, those that ascribe a quotation only when it is set off by a comma or a colon. */
export const LOOSE_QUOTING_VERBS = words(
  GOING_ON,
  "call sign mouth boom close cheer laugh smile grin nod shrug sigh sum read order offer rule deny quote object question mention remember relate end",
);
/** Verbs whose object is who was told. */
export const TELLING_VERBS = words(
  "tell ask assure inform notify remind reassure warn caution implore instruct interrupt lecture scold tease urge advise exhort chide admonish rebuke order beg answer promise text email message quote",
);
/** Nouns for what is written or shown and can be quoted as if it spoke. */
export const TEXT_NOUNS = words(
  "statement letter report article piece story post tweet message email memo memorandum note sign banner headline poster placard caption inscription plaque ad advertisement text resolution draft communique communiqué declaration editorial column release transcript book novel slogan motto press paper newspaper magazine website filing complaint lawsuit indictment ruling opinion verdict petition manifesto",
);
/** Verbs of putting out a text: who issues "a statement saying" says it. */
export const ISSUING_VERBS = words(
  "issue release send publish put post write circulate deliver file sign produce tweet unleash distribute share submit give make fire mail email read draft",
);
