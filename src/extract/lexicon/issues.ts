// The issue taxonomy: slug | name | parent | cues. Cues are regular expressions, the earliest and longest match wins.

export interface TaxonomyIssue {
  readonly slug: string;
  readonly name: string;
  readonly parent: string | null;
  readonly cues: RegExp | null;
}

const ROWS = String.raw`
security|Security||
cease-fire|Cease-fire|security|cease-?fires?|truce|\bpause in|end(?:ing)? (?:of )?the (?:war|fighting)|halt(?:ing)? (?:to )?the (?:war|fighting)|stop(?:ping)? (?:the )?(?:war|fighting)|end of hostilities|cessation of hostilities|\bpause\b
withdrawal|Withdrawal of forces|security|withdraw(?:s|al|n|ing)?\b.{0,40}?(?:troops|forces|army|from|soldiers)|withdrawal|pull(?:ing)? (?:back|out)
military-offensive|Military offensive|security|offensive|invasion|incursion|ground operation|military operation|assault|military pressure|military campaign|airstrikes?|bombardment|total victory|crush
security-control|Control of security|security|responsib\w+ for security|security control|buffer zone|disarm\w*|demilitari[sz]\w+
hostages|Release of hostages|security|hostages?|captives|abducted
prisoners|Release of prisoners|security|prisoners?|detainees|prisons?|jails?
humanitarian-aid|Humanitarian aid|humanitarian|humanitarian|\baid\b|relief|food and medicine|blockade|siege
humanitarian|Humanitarian||
displacement|Displacement of people|humanitarian|displac\w+|refugees?|evacuat\w+|expel\w*|border into|return of (?:residents|civilians)|refuge\b
border|Borders and crossings||border|crossing point|frontier
accountability|Accountability|legal|genocide|war crimes|court|ruling|investigation
legal|Legal questions||treaty|legally binding|legal (?:form|status|nature)
governance|Governance||elections?|government of|statehood|two-state|sovereignty|power-sharing
sanctions|Sanctions|governance|sanctions?|embargo
trade|Trade||tariffs?|duties|quotas?|market access|import|export|trade
wages|Wages|labour|wages?|\bpay\b|salar(?:y|ies)|raise\b
labour|Labour||working conditions|overtime|staffing
automation|Automation|labour|automat\w+|semi-automated|cranes?|technolog\w+ at (?:the )?(?:ports|terminals)
strike-action|Strike|labour|strikes?\b|walkout|lockout|picket|Taft-Hartley|work stoppage
benefits|Pensions and benefits|labour|pensions?|retirement|health ?care|benefits
contract-term|Term of the contract|labour|contract (?:extension|term)|extend(?:ing)? the contract|six-year contract|master contract|new contract
mitigation|Mitigation|climate|mitigation|emissions?|emission reductions?|targets?|NDCs?|NAMAs?|peak(?:ing)?|\bQELROs?\b
climate|Climate||
adaptation|Adaptation|climate|adaptation|vulnerab\w+|resilience
climate-finance|Climate finance|climate|financ\w+|fund(?:s|ing)?\b|financial (?:mechanism|support|resources)|\bGCF\b|\bGEF\b|Adaptation Fund
technology-transfer|Technology transfer|climate|technology|intellectual property
forests|Forests and land use|climate|REDD\+?|deforestation|forests?|LULUCF|land[ -]use
carbon-markets|Carbon markets|climate|market(?:s|-based)? mechanisms?|CDM|clean development mechanism|carbon (?:market|trading|credits?)|joint implementation|offsets?
reporting-review|Reporting and review|climate|MRV|measur\w+, report\w+|transparency|national communications|inventor(?:y|ies)|review
capacity-building|Capacity building|climate|capacity[- ]building
loss-damage|Loss and damage|climate|loss and damage|insurance
shared-vision|Shared vision|climate|shared vision|long-term (?:goal|global goal)|global goal
kyoto-protocol|Kyoto Protocol|climate|Kyoto Protocol|second commitment period|commitment period
response-measures|Response measures|climate|response measures|spillover|economic diversification
terms|Terms of a deal||\b(?:plan|proposal|framework|deal|offer|terms|agreement|accord|demands|outline|settlement)\b
procedure|Organisation of the talks||agenda|contact groups?|mandate|negotiating text|workshops?|submissions?|conclusions|rules of procedure|work programme|drafting|text\b|plenary|delegation|resum\w+ (?:of )?(?:the )?(?:talks|negotiations)|talks|negotiations|mediat\w+
`;

export const TAXONOMY: readonly TaxonomyIssue[] = ROWS.trim()
  .split("\n")
  .map((row) => {
    const [slug = "", name = "", parent = "", ...cues] = row.split("|");
    const pattern = cues.join("|");
    return {
      slug,
      name,
      parent: parent === "" ? null : parent,
      cues: pattern === "" ? null : new RegExp(`\\b(?:${pattern})`, "i"),
    };
  });

const CLIMATE = new Set([
  "mitigation",
  "adaptation",
  "climate-finance",
  "technology-transfer",
  "forests",
  "carbon-markets",
  "reporting-review",
  "capacity-building",
  "loss-damage",
  "shared-vision",
  "kyoto-protocol",
  "response-measures",
]);
export function isClimateIssue(slug: string): boolean {
  return CLIMATE.has(slug);
}

/**
 * The issue that a text is about: the earliest cue, the more specific first; a new slug from its words when none fits.
 * `words`: the complement of the position; `around`: its clause, looked at when the complement names no issue. Returns slug and name.
 */
export function issueOf(words: string, around = ""): { readonly slug: string; readonly name: string } {
  return known(words) ?? known(around) ?? proposed(words);
}

function known(words: string): { readonly slug: string; readonly name: string } | null {
  let best: { issue: TaxonomyIssue; at: number } | null = null;
  for (const issue of TAXONOMY) {
    const at = issue.cues === null ? -1 : words.search(issue.cues);
    if (at === -1) continue;
    const weight = issue.slug === "procedure" ? at + 2_000 : issue.slug === "terms" ? at + 1_000 : at;
    if (best === null || weight < best.at) best = { issue, at: weight };
  }
  return best === null ? null : { slug: best.issue.slug, name: best.issue.name };
}

/** A new issue, named by the first words that carry meaning. */
function proposed(words: string): { readonly slug: string; readonly name: string } {
  const content = words
    .toLowerCase()
    .replaceAll(/[^\p{L}\s-]/gu, " ")
    .split(/\s+/)
    .filter((word) => word.length > 3 && !STOP.has(word))
    .slice(0, 3);
  if (content.length === 0) return { slug: "other", name: "Other" };
  const name = content.join(" ");
  const slug = content
    .join("-")
    .normalize("NFKD")
    .replaceAll(/[^a-z0-9-]/g, "")
    .replaceAll(/-{2,}/g, "-")
    .replaceAll(/^-|-$/g, "");
  return slug === "" ? { slug: "other", name: "Other" } : { slug, name: name.charAt(0).toUpperCase() + name.slice(1) };
}

const STOP = new Set(
  "that this with from have been will would should must could their they them there than then also into upon about over under more most some such only what when which while where were need needs being between among those these its very been said says".split(
    " ",
  ),
);
