// Verbs, nouns and phrases that ascribe words or wishes to somebody, by the grammatical frame they take. Put together
// by hand from grammars of English reporting verbs; no evaluation text stands behind it.

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(/\s+/)).filter((word) => word !== ""));
}

/** Verbs that take a clause with or without "that": "said the talks had failed". */
const BARE =
  "say tell add announce argue assert complain concede conclude confirm contend declare deny disclose emphasize emphasise estimate explain indicate insist maintain note pledge promise proclaim quip reassure remark reiterate repeat reply retort reveal state stress suggest swear testify underline underscore vow warn acknowledge admit affirm allege assure boast caution confess hint imply inform joke lament notify remind shout speculate tweet claim predict fear caution brag attest guarantee interject opine reckon recommend reaffirm observe comment answer advise signal scoff confide";

/** Of the clause verbs, those that report nothing without "that", quotation marks or the like: too common otherwise. */
const NEEDS_THAT =
  "agree ask believe counter continue cry demand discuss expect find go hope offer point post press protest question read reason recall recount relate report request respond rule submit support think urge wonder write call cite volunteer forecast propose show mention decry muse highlight exclaim prescribe accuse specify elaborate hail regret foresee intimate postulate preach profess prophesy publicize rejoin summarize theorize thunder utter whisper yell allude clarify stipulate mutter murmur grumble plead inquire pronounce rebut restate charge counsel reflect concur trumpet bemoan blog decree disagree gripe moan rant rave refute swear threaten vouch gloat fume groan instruct";

/** Verbs whose noun phrase may be what was said: "demanded the release of …". */
const OF =
  "demand deny announce reject condemn denounce criticize criticise propose request welcome reiterate reaffirm emphasize emphasise stress highlight underline question oppose support endorse suggest cite lament deplore underscore predict urge discuss mention note favor favour prefer praise blame defend applaud hail decry slam blast dismiss rebuke repeat outline confirm acknowledge advocate disclose declare proclaim reveal explain promise pledge admit allege claim forecast estimate recommend recall report restate guarantee threaten vow concede affirm bemoan recount detail protest assert";

/** Verbs that tell somebody to do something: "urged Israel to …". */
const TO =
  "urge ask tell call warn advise order beg encourage implore invite instruct press request remind appeal exhort caution counsel command direct plead challenge";

/** Verbs whose infinitive is what was said: "promised to …". */
const SELF =
  "promise pledge vow threaten offer propose swear ask demand request claim agree volunteer guarantee profess plead";

/** Verbs with "about", "of", "against" or "for": "complained about the delay". */
const ABOUT =
  "complain warn boast brag joke comment ask testify lament talk speak inquire protest elaborate rant rave gripe gloat call appeal plead push press tweet tell inform remind speculate advise argue caution counter hint write quip muse";

const AS =
  "describe characterize characterise denounce portray dismiss hail brand condemn regard depict criticize label cite";

/** Lemmas that take a clause or a quotation. */
export const CLAUSE_VERBS = words(BARE, NEEDS_THAT);
export const BARE_VERBS = words(BARE);
export const OBJECT_VERBS = words(OF);
export const COMMAND_VERBS = words(TO);
export const SELF_VERBS = words(SELF);
export const ABOUT_VERBS = words(ABOUT);
export const AS_VERBS = words(AS);

/** Verbs that name whom is told right after them: "told reporters that", "asked him whether". */
export const ADDRESSED_VERBS = words(
  "tell inform assure warn remind advise notify ask reassure promise caution question implore beg persuade convince show teach answer",
);

/** Verbs that ask: what follows them begins with "if", "whether", "how", "about". */
export const ASKING_VERBS = words("ask inquire wonder question");

/** Verbs of thinking and feeling: what they introduce was not said. */
export const MENTAL_VERBS = words("believe think hope fear expect wonder foresee regard feel reckon reflect");

/** Verbs that can stand before or after a quotation with no complementiser ("…," he continued). */
export const QUOTATION_VERBS = words(
  BARE,
  NEEDS_THAT,
  "begin laugh smile sigh sing chant start finish snap gush enthuse sniff growl",
);

/** Verbs whose subject, when it stands after them, is who says it ("…", said the minister). */
export const INVERTING_VERBS = words(
  "say add write ask reply continue explain recall note argue declare announce warn conclude state report insist joke observe claim reveal respond remark exclaim predict suggest tweet agree complain boast counter quip",
);

/** Nouns that ascribe a clause: "offered assurances that …", "her claim that …". */
export const CUE_NOUNS = words(
  "report reports promises pledges threats arguments assertions beliefs predictions statements declaration declarations contention contentions insinuation insinuations conclusion conclusions finding findings estimate estimates forecast forecasts testimony acknowledgment acknowledgement observation observations proposal proposals recommendation recommendations revelation revelations disclosure disclosures news rumor rumors rumour rumours speculation emphasis reminder reminders vows denials admissions appeals question questions answer answers reply response quip joke jokes boast boasts guarantee guarantees",
  "assurance assurances warning warnings claim claims statement promise pledge threat argument allegation allegations accusation accusations suggestion hint hints announcement assertion belief fear fears hope hopes concern concerns view prediction denial insistence comment comments remark remarks admission complaint complaints call demand demands appeal vow",
);
/** Of these, nouns that are somebody's words about something: "his comments on the strike". */
export const TOPIC_NOUNS = words(
  "comment comments remark remarks claim claims statement statements complaint complaints warning warnings question questions answer answers estimate estimates forecast forecasts prediction predictions report reports description descriptions account observation observations joke jokes boast boasts quip recollection recollections denial accusation accusations allegation allegations",
);
/** Verbs that carry such a noun. */
export const LIGHT_VERBS = words(
  "offer give make issue have express repeat deliver voice raise send dismiss reject deny reiterate",
);

/** Nouns for whoever may be told something: "told reporters that". */
export const ADDRESSEES = words(
  "reporters journalists lawmakers parliament supporters delegates aides ministers viewers listeners investors voters congress senators colleagues troops soldiers families media members",
);

/** Verbs under which a verb of saying in the infinitive is still said: "went on to say", "appeared to suggest". */
export const RAISING_VERBS = words(
  "go continue begin start appear seem proceed manage dare rush hasten pause stop tend use want try seek stand rise",
);

const IRREGULAR: Readonly<Record<string, string>> = {
  said: "say",
  told: "tell",
  wrote: "write",
  written: "write",
  swore: "swear",
  sworn: "swear",
  pled: "plead",
  spoke: "speak",
  spoken: "speak",
  went: "go",
  gone: "go",
  found: "find",
  thought: "think",
  felt: "feel",
  foresaw: "foresee",
  foreseen: "foresee",
  began: "begin",
  begun: "begin",
  sang: "sing",
  sung: "sing",
  taught: "teach",
  showed: "show",
  shown: "show",
  made: "make",
  gave: "give",
  given: "give",
  sent: "send",
  has: "have",
  had: "have",
  cried: "cry",
};
const DOUBLING = words("quip admit brag submit regret rebut blog beg snap");

/** Every form of the verbs above with its lemma, so that a word is known whatever the tagger took it for. */
export const VERB_FORMS: ReadonlyMap<string, string> = inflect(
  words(
    BARE,
    NEEDS_THAT,
    OF,
    TO,
    SELF,
    ABOUT,
    AS,
    "begin laugh smile sigh sing chant start finish snap gush enthuse sniff growl give make issue have express deliver voice raise send",
  ),
);

function inflect(lemmas: ReadonlySet<string>): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const lemma of lemmas) {
    const stem = lemma.replace(/e$/, "");
    const doubled = DOUBLING.has(lemma) ? lemma + (lemma.at(-1) ?? "") : lemma;
    const y = /[^aeiou]y$/.test(lemma);
    forms.set(lemma, lemma);
    forms.set(y ? `${lemma.slice(0, -1)}ies` : /(?:s|x|z|ch|sh|o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`, lemma);
    forms.set(y ? `${lemma.slice(0, -1)}ied` : lemma.endsWith("e") ? `${lemma}d` : `${doubled}ed`, lemma);
    forms.set(lemma.endsWith("e") && !lemma.endsWith("ee") ? `${stem}ing` : `${doubled}ing`, lemma);
  }
  for (const [form, lemma] of Object.entries(IRREGULAR)) if (lemmas.has(lemma)) forms.set(form, lemma);
  return forms;
}
