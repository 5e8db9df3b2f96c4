// What figures count: units by noun. A noun that is not here is a unit by itself, in the plural ("boats").

/** One unit under several nouns, so that counts in different words can be compared. */
const ROWS = `
people: people person persons civilian civilians soldier soldiers troop troops child children woman women man men boy boys girl girls
 resident residents others other inhabitant inhabitants citizen citizens villager villagers militant militants fighter fighters
 rebel rebels gunman gunmen officer officers student students patient patients delegate delegates participant participants
 protester protesters demonstrator demonstrators adult adults minor minors infant infants baby babies palestinian palestinians
 israeli israelis ukrainian ukrainians russian russians american americans foreigner foreigners national nationals passenger
 passengers victim victims survivor survivors casualty casualties peacekeeper peacekeepers monitor monitors observer observers
 aid-workers journalist journalists sailor sailors fisherman fishermen farmer farmers family-members relatives servicemen lives
refugees: refugee refugees
migrants: migrant migrants asylum-seeker asylum-seekers
hostages: hostage hostages captive captives abductee abductees
prisoners: prisoner prisoners detainee detainees inmate inmates
workers: worker workers dockworker dockworkers longshoreman longshoremen employee employees teacher teachers nurse nurses
 doctor doctors miner miners driver drivers steelworker steelworkers staff crew machinist machinists pilot pilots writer writers
members: member members
countries: country countries nation nations state states party parties government governments
tonnes: ton tons tonne tonnes
kilograms: kilogram kilograms kilo kilos kg
kilometres: kilometer kilometers kilometre kilometres km
miles: mile miles
metres: meter meters metre metres
hectares: hectare hectares
acres: acre acres
barrels: barrel barrels
degrees: degree degrees
percent: percentage-point percentage-points
points: point points
seats: seat seats
votes: vote votes
jobs: job jobs
homes: home homes house houses
households: household households family families
ports: port ports
ships: ship ships vessel vessels
trucks: truck trucks lorry lorries
warheads: warhead warheads
missiles: missile missiles rocket rockets
`;

export const UNIT_NOUNS: ReadonlyMap<string, string> = new Map(
  ROWS.trim()
    .replaceAll("\n ", " ")
    .split("\n")
    .flatMap((row) => {
      const [unit = "", nouns = ""] = row.split(": ");
      return nouns.split(" ").map((noun): readonly [string, string] => [noun.replaceAll("-", " "), unit]);
    }),
);

/** Nouns after a number that count nothing to be followed: parts of talk and of texts, and what "two" mostly stands before. */
export const UNCOUNTED: ReadonlySet<string> = new Set(
  "side sides way ways thing things time times option options reason reasons part parts step steps phase phases stage stages issue issues question questions topic topics item items aspect aspects o'clock am pm paragraph paragraphs article articles word words round rounds occasion occasions kind kinds type types sort sorts case cases example examples front fronts matter matters aim aims goal goals objective objectives minds hands feet inches year-olds something percent half halves third thirds quarter quarters".split(
    " ",
  ),
);

/** Words before a number that make it a name: "Resolution 1701", "Article 6". */
export const NUMBERED: ReadonlySet<string> = new Set(
  "article resolution section chapter phase stage annex appendix paragraph rule act group flight boeing airbus highway route room channel no number page option title grade class unit pier terminal local cop covid level tier category step round day week lot area block zone sector camp gate proposition amendment bill division brigade battalion version volume box table figure line".split(
    " ",
  ),
);

/** Units of time by every form of their nouns. */
export const TIME_UNITS: ReadonlyMap<string, string> = new Map(
  ["seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades"].flatMap((unit) => [
    [unit.slice(0, -1), unit],
    [unit, unit],
  ]),
);
