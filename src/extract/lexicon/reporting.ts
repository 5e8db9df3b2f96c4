// Verbs, nouns and phrases that ascribe words or wishes to somebody, by the grammatical frame they take. Put together
// by hand from grammars of English reporting verbs; no evaluation text stands behind it.

/**
 * THAT: a clause or a quotation ("said that …"). OF: the object is what was said ("demanded the release of …").
 * TO: somebody is told to do something ("urged Israel to …"). AS: "described the talks as promising".
 */
export type Frame = "THAT" | "OF" | "TO" | "AS";

const THAT =
  "say tell add announce argue assert claim comment complain concede conclude confirm contend declare deny disclose emphasize emphasise estimate explain indicate insist maintain mention note observe predict pledge promise proclaim quip recall reassure remark reiterate repeat reply report respond retort reveal state stress suggest swear testify underline underscore vow warn write acknowledge admit affirm agree allege allude assure boast caution clarify confess counter decry demand hint imply inform joke lament muse notify propose question reason recommend recount remind request retort scoff shout signal speculate stipulate tweet urge volunteer wonder ask believe think hope fear expect continue joke point highlight post cry exclaim interject offer opine prescribe read go rule accuse advise forecast specify highlight welcome caution elaborate hail regret reaffirm find foresee intimate postulate preach profess protest prophesy publicize rejoin relate submit summarize theorize thunder utter whisper yell agree";
const OF =
  "demand deny announce reject condemn denounce criticize criticise propose request welcome describe reiterate reaffirm emphasize stress highlight underline question oppose support endorse suggest cite call lament deplore underscore predict urge discuss mention note propose favor favour prefer warn praise blame defend applaud hail decry slam blast dismiss rebuke repeat outline confirm acknowledge";
const TO =
  "urge ask tell call warn advise order beg encourage implore invite instruct press request remind appeal exhort";
const AS =
  "describe characterize characterise denounce portray dismiss hail brand condemn regard depict criticize label cite";

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Lemmas that take a clause or a quotation. */
export const CLAUSE_VERBS = words(THAT);
export const OBJECT_VERBS = words(OF);
export const COMMAND_VERBS = words(TO);
export const AS_VERBS = words(AS);

/** Of the clause verbs, those that report nothing without "that", quotation marks or a clause: too common otherwise. */
export const WEAK_VERBS = words(
  "agree ask believe claim continue cry demand discuss expect fear find go hope offer point post press protest question read reason recall relate report request respond rule signal submit support think urge wonder write call cite volunteer state counter joke forecast propose observe show",
);

/** Verbs of thinking and feeling: what they introduce was not said. */
export const MENTAL_VERBS = words("believe think hope fear expect wonder foresee regard feel");

/** Lemmas that can stand before or after a quotation with no complementiser ("…," he continued). */
export const QUOTATION_VERBS = words(
  `${THAT} begin laugh smile sigh sing chant start finish grumble snap mutter murmur gush enthuse plead sniff growl`,
);

/** Verbs whose subject, when it stands after them, is who says it ("…", said the minister). */
export const INVERTING_VERBS = words(
  "say add write ask reply continue explain recall note argue declare announce warn conclude state report insist joke observe claim reveal respond remark exclaim predict suggest tweet agree complain boast counter quip",
);

/** Nouns that ascribe a clause: "offered assurances that …". */
export const CUE_NOUNS = words(
  "assurance assurances warning warnings claim claims statement promise pledge threat argument allegation allegations accusation accusations suggestion hint hints announcement assertion belief fear fears hope hopes concern concerns view prediction denial insistence comment comments remark remarks admission complaint complaints call demand demands appeal vow",
);
/** Verbs that carry such a noun. */
export const LIGHT_VERBS = words(
  "offer give make issue have express repeat deliver voice raise send dismiss reject deny reiterate",
);

/** Nouns for whoever may be told something: "told reporters that". */
export const ADDRESSEES = words(
  "reporters journalists lawmakers parliament supporters delegates aides ministers viewers listeners investors voters congress senators colleagues troops soldiers families media members",
);
