// The groups of rules that can be switched off one by one, to measure what each brings; a closed list.

/** Name → what its rules read. A group belongs to the layer before the full stop. */
export const RULE_GROUPS = {
  "actors.acronyms": "initials stand for a body named before: “(ILA)”, “ILA”",
  "actors.surnames": "a surname stands for the person named in full",
  "actors.appositions": "what stands between commas after a name gives its kind, role and affiliation",
  "actors.demonyms": "“Egyptian officials” belong to Egypt",
  "actors.metonyms": "“Cairo said” is the government of Egypt",
  "actors.pronouns": "he, she, they, it and we mean somebody named before",
  "actors.genders": "“Mrs. Silva” is no “he”: titles, posts and given names tell men and women apart",
  "actors.nominals": "“the ministry”, “the group” mean the last actor that is one",
  "actors.described": "groups, posts and bodies without a name: “relatives of the captives”, “the head of the agency”",
  "actors.coordination": "“an Egyptian and an American official” are two",
  "statements.according-to": "“…, according to the ministry”",
  "statements.quotation-after": "“…,” X said; “…,” said X, the minister",
  "statements.quotation-before": "X said: “…”; X, adding, “…”",
  "statements.transcripts": "“MR. LUND: We are late.”: interviews word for word",
  "statements.carried": "“She was not impressed. “…””: a quotation belongs to whom the sentence before is about",
  "statements.overreach": "what is said ends before a quotation with an attribution of its own",
  "statements.whole-subject":
    "“those close to him say”, “Silva, speaking in Lima, said”: neither less nor more than the speaker",
  "statements.inverted": "“…”, said the minister",
  "statements.parenthetical": "“…, she said, …”",
  "statements.that": "“said that …”",
  "statements.clause": "“said the talks were …”",
  "statements.quotation": "“said: “…””",
  "statements.object": "“rejected the offer”: the object is what was said",
  "statements.command": "“urged the union to …”",
  "statements.whether": "“asked whether …”, “explained how …”",
  "statements.infinitive": "“promised to …”",
  "statements.about": "“complained about …”, “called for …”",
  "statements.accusation": "“accused the firm of …”",
  "statements.participles": "“…, saying …”, “a letter saying …”",
  "statements.infinitives": "“went on to say”",
  "statements.passive": "“it was announced that”, “were told that”",
  "statements.future": "“would say that”, “will announce”",
  "statements.ends": "where the writer goes on behind what was said",
  "statements.as": "“described the talks as …”",
  "statements.noun": "“offered assurances that …”",
  "statements.nouns": "“her claim that …”, “Norway's promises to …”",
  "statements.adjuncts": "days, places and hearers between a cue and what is said",
  "statements.mistagged": "“the paper reports that …”, which the tagger takes for a plural",
  "statements.shared-subject": "“…, and added that …”, “…, saying …”: the subject stands further left",
  "statements.continuations": "a quotation that nothing introduces goes on from the one before",
  "statements.day": "the day on which it was said",
  "statements.anonymity": "why a source has no name",
  "positions.verbs": "“demands”, “opposes”: verbs that take a position",
  "positions.expressed": "“expressed support for”, “lifted the ban on”: verb and noun together take a position",
  "positions.adjectives": "“was in favour of”, “is ready to”",
  "positions.stressed": "a thing that is stressed is wanted",
  "positions.passive": "“was opposed by Norway”",
  "positions.participles": "“…, stressing that …”: the holder is that of the clause",
  "positions.nouns": "“a proposal by Norway to …”, “as suggested by Norway”",
  "positions.lists": "“Norway, PERU and others”: lists of holders before a verb",
  "positions.mistagged": "“Norway demands a text”, which the tagger takes for a plural",
  "positions.shared-subject": "“…, and called for …”: the holder stands further left",
  "positions.attached": "“supported by …”, “for the group”, “with …” between commas",
  "positions.declinations": "“declined to comment”",
  "positions.said-own": "what a speaker says of the own side: “we will …”",
  "positions.said-modal": "what a speaker says that somebody must, should, will do",
  "positions.conditions": "if, unless, until, in exchange for",
  "positions.asked-in-condition": "“only if they withdraw” asks them to withdraw",
  "figures.unit-before": "“the hostages, believed to number …”",
  "figures.attribution": "who counts",
  "dates.weekdays": "days of the week",
  "dates.relative": "today, last month, two weeks ago",
  "dates.parts": "the third quarter, last spring, the end of the year, the 1990s",
  "dates.anchored": "“on 3 May … the day before”: reckoned from the day that was named last",
  "dates.durations": "six weeks, a three-day visit",
  events: "what happened, with day and place",
  negotiations: "talks, who sits there, where and when",
} as const;

export type RuleGroup = keyof typeof RULE_GROUPS;

export function isRuleGroup(name: string): name is RuleGroup {
  return Object.hasOwn(RULE_GROUPS, name);
}

const ALL: ReadonlySet<RuleGroup> = new Set(Object.keys(RULE_GROUPS).filter(isRuleGroup));

/** The groups in force when `without` are switched off. */
export function rulesWithout(without: Iterable<RuleGroup> = []): ReadonlySet<RuleGroup> {
  const off = new Set(without);
  return off.size === 0 ? ALL : new Set([...ALL].filter((group) => !off.has(group)));
}
