// What figures count: units by noun, and the verbs and nouns that tell what happened to what is counted.

export const UNIT_NOUNS: Readonly<Record<string, string>> = {
  people: "people", persons: "people", person: "people", civilians: "people", soldiers: "people", troops: "people", children: "people", women: "people", men: "people",
  hostages: "hostages", hostage: "hostages", captives: "hostages", prisoners: "prisoners", prisoner: "prisoners", detainees: "prisoners", inmates: "prisoners",
  palestinians: "people", israelis: "people", ukrainians: "people", russians: "people", refugees: "people", migrants: "people", residents: "people", others: "people",
  workers: "workers", dockworkers: "workers", longshoremen: "workers", employees: "workers", members: "members", teachers: "workers", nurses: "workers", countries: "countries", parties: "countries", nations: "countries",
  ports: "ports", trucks: "trucks", ships: "ships", containers: "containers", votes: "votes", seats: "seats", tons: "tonnes", tonnes: "tonnes", miles: "miles", kilometers: "kilometres", kilometres: "kilometres", jobs: "jobs", homes: "homes", points: "points", delegates: "people", participants: "people", degrees: "degrees", villages: "villages", towns: "towns", attacks: "attacks", strikes: "strikes", militants: "people", fighters: "people",
};

export const MEASURES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:were|was|been|being|are|have|had)? ?(?:killed|dead|died|slain)\b|\bdeaths?\b|\bkill(?:ed|ing|s)\b|\bdeath toll\b/i, "killed"],
  [/\b(?:wounded|injured|hurt)\b/i, "wounded"],
  [/\b(?:abducted|kidnapped|taken hostage|seized|captured)\b/i, "abducted"],
  [/\b(?:released|freed|release|exchange[ds]?|swap(?:ped)?|return(?:ed)?)\b/i, "released"],
  [/\b(?:held|remain(?:ing|s)?|captivity|hostages)\b/i, "held"],
  [/\b(?:displaced|fled|shelter(?:ing|ed)?|evacuated|refuge)\b/i, "displaced"],
  [/\b(?:detained|arrested|jailed|imprisoned)\b/i, "detained"],
  [/\b(?:wages?|pay|raise|salar(?:y|ies)|increase)\b/i, "wage increase"],
  [/\b(?:strike|struck|walk(?:ed)? off)\b/i, "on strike"],
  [/\b(?:emissions?|greenhouse)\b/i, "emissions"],
  [/\b(?:cease-?fire|truce|pause|halt)\b/i, "pause"],
  [/\b(?:talks|negotiations?)\b/i, "talks"],
  [/\b(?:contract|agreement)\b/i, "contract"],
  [/\b(?:voted|votes?)\b/i, "votes"],
];

export const QUALIFIERS: readonly (readonly [RegExp, "ABOUT" | "AT_LEAST" | "MORE_THAN" | "LESS_THAN" | "UP_TO"])[] = [
  [/\b(?:at least|a minimum of|no fewer than|no less than|not less than)\s*$/i, "AT_LEAST"],
  [/\b(?:more than|over|above|upwards of|greater than|exceeding|in excess of)\s*$/i, "MORE_THAN"],
  [/\b(?:less than|fewer than|under|below)\s*$/i, "LESS_THAN"],
  [/\b(?:up to|as many as|as much as|at most|no more than|a maximum of)\s*$/i, "UP_TO"],
  [/\b(?:about|around|roughly|approximately|some|nearly|almost|an estimated|estimated|close to|circa|just over|just under)\s*$/i, "ABOUT"],
];
