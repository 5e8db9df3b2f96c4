// Organisations, armed groups, courts and blocs that news of negotiations names: kind | name | other names | state.
// Written for Parley from the bodies' own names.

import type { ActorKind } from "../../domain/vocabulary.ts";

export interface Body {
  readonly kind: ActorKind;
  readonly name: string;
  readonly names: readonly string[];
  /** ISO 3166-1 alpha-2, or null. */
  readonly state: string | null;
}

const ROWS = `
ORGANISATION|United Nations|UN,U.N.|
GOVERNMENT_BODY|UN Security Council|U.N. Security Council,United Nations Security Council,Security Council|
ORGANISATION|European Union|EU,E.U.,European Community|
GOVERNMENT_BODY|European Commission||
ORGANISATION|NATO|North Atlantic Treaty Organization|
ORGANISATION|African Union|AU|
ORGANISATION|Arab League|League of Arab States|
ORGANISATION|ASEAN|Association of Southeast Asian Nations|
ORGANISATION|ECOWAS|Economic Community of West African States|
ORGANISATION|OSCE|Organization for Security and Co-operation in Europe|
ORGANISATION|OPEC||
ORGANISATION|World Trade Organization|WTO|
ORGANISATION|International Monetary Fund|IMF|
ORGANISATION|World Bank||
ORGANISATION|World Health Organization|WHO|
ORGANISATION|UNHCR|UN refugee agency|
ORGANISATION|UNRWA||
ORGANISATION|UNICEF||
ORGANISATION|OCHA||
ORGANISATION|World Food Programme|World Food Program,WFP|
ORGANISATION|International Atomic Energy Agency|IAEA|
COURT|International Court of Justice|ICJ,World Court|
COURT|International Criminal Court|ICC|
COURT|Supreme Court||
ORGANISATION|International Committee of the Red Cross|ICRC,Red Cross|
ORGANISATION|Human Rights Watch||
ORGANISATION|Amnesty International||
ORGANISATION|Doctors Without Borders|Médecins Sans Frontières,MSF|
ARMED_GROUP|Hamas||
ARMED_GROUP|Palestinian Islamic Jihad|Islamic Jihad|
ARMED_GROUP|Hezbollah||
ORGANISATION|Palestinian Authority||PS
ORGANISATION|Palestine Liberation Organization|PLO|
ORGANISATION|Fatah||
ARMED_GROUP|Houthis|Houthi,Ansar Allah|
ARMED_GROUP|Taliban||
ARMED_GROUP|Al Qaeda|al-Qaida,al Qaeda|
ARMED_GROUP|Islamic State|ISIS,ISIL,Daesh|
ARMED_GROUP|FARC|Revolutionary Armed Forces of Colombia|
ARMED_GROUP|ELN|National Liberation Army|
ARMED_GROUP|Rapid Support Forces|RSF|
ARMED_GROUP|Tigray People's Liberation Front|TPLF|
GOVERNMENT_BODY|Mossad||IL
GOVERNMENT_BODY|Shin Bet||IL
GOVERNMENT_BODY|Knesset||IL
MILITARY|Israel Defense Forces|IDF,Israeli military,Israeli army|IL
GOVERNMENT_BODY|Gaza Health Ministry|Health Ministry in Gaza,Gaza Ministry of Health|
GOVERNMENT_BODY|CIA|Central Intelligence Agency,C.I.A.|US
GOVERNMENT_BODY|FBI|F.B.I.|US
GOVERNMENT_BODY|Pentagon||US
GOVERNMENT_BODY|White House||US
GOVERNMENT_BODY|State Department|US State Department,U.S. State Department|US
GOVERNMENT_BODY|National Security Council|NSC|US
GOVERNMENT_BODY|Congress||US
GOVERNMENT_BODY|Senate||US
GOVERNMENT_BODY|House of Representatives||US
GOVERNMENT_BODY|Labor Department|Department of Labor|US
GOVERNMENT_BODY|Treasury Department|US Treasury|US
GOVERNMENT_BODY|Federal Reserve||US
COLLECTIVE|Group of 77 and China|G-77/China,G-77 and China,G-77 & China,G77/China,G77 and China,Group of 77/China,Group of 77,G-77,G77|
COLLECTIVE|Alliance of Small Island States|AOSIS|
COLLECTIVE|Least Developed Countries|LDCs,LDC Group|
COLLECTIVE|Umbrella Group||
COLLECTIVE|Environmental Integrity Group|EIG|
COLLECTIVE|African Group|Africa Group|
COLLECTIVE|Arab Group||
COLLECTIVE|Like-Minded Developing Countries|LMDCs|
COLLECTIVE|ALBA|Bolivarian Alliance,Bolivarian Alliance for the Peoples of Our America|
COLLECTIVE|AILAC|Independent Association of Latin America and the Caribbean,Independent Alliance of Latin America and the Caribbean|
COLLECTIVE|Central American Integration System|SICA|
COLLECTIVE|Coalition for Rainforest Nations|Coalition of Rainforest Nations|
COLLECTIVE|Central Group|CG-11,CG11,Central Group 11,Central Group Eleven|
COLLECTIVE|JUSSCANNZ|JUSCANZ,JUSSCANZ|
COLLECTIVE|CACAM|Central Asia Caucasus Albania and Moldova|
COLLECTIVE|Caribbean Community|CARICOM|
COLLECTIVE|GRULAC|Latin American and Caribbean Group|
COLLECTIVE|Small Island Developing States|SIDS|
COLLECTIVE|Congo Basin Countries||
COLLECTIVE|Mountainous Landlocked Developing Countries|Landlocked Mountainous Developing Countries,Mountain Landlocked Developing Countries|
COLLECTIVE|High Ambition Coalition||
COLLECTIVE|Climate Vulnerable Forum||
COLLECTIVE|Cartagena Dialogue||
COLLECTIVE|Visegrad Group||
COLLECTIVE|Central American Group||
COLLECTIVE|Landlocked Developing Countries|LLDCs|
COLLECTIVE|Pacific Islands Forum||
COLLECTIVE|ENGOs|environmental NGOs|
COLLECTIVE|G7|G-7,Group of Seven|
COLLECTIVE|G20|G-20,Group of 20|
COLLECTIVE|BRICS||
COLLECTIVE|BASIC|BASIC Group,BASIC countries|
ORGANISATION|IPCC|Intergovernmental Panel on Climate Change|
ORGANISATION|UNFCCC||
ORGANISATION|Global Environment Facility|GEF|
ORGANISATION|Green Climate Fund|GCF|
ORGANISATION|Climate Action Network|CAN|
ORGANISATION|International Longshoremen's Association|ILA,International Longshoremen’s Association|
ORGANISATION|United States Maritime Alliance|USMX,U.S. Maritime Alliance|
ORGANISATION|AFL-CIO||
ORGANISATION|United Auto Workers|UAW|
ORGANISATION|Teamsters||
ORGANISATION|SAG-AFTRA||
ORGANISATION|Writers Guild of America|WGA|
MEDIA|Reuters||
MEDIA|Associated Press|AP|
MEDIA|Agence France-Presse|AFP|
MEDIA|Xinhua||
MEDIA|TASS|Tass|
MEDIA|Al Jazeera||
MEDIA|BBC||
MEDIA|CNN||
MEDIA|Fox News||
MEDIA|New York Times|NYT|
MEDIA|Washington Post||
MEDIA|Wall Street Journal||
MEDIA|ABC News||
MEDIA|NBC News|NBC|
MEDIA|CBS News|CBS|
MEDIA|NPR||
MEDIA|Bloomberg|Bloomberg News|
MEDIA|Facebook||
MEDIA|Twitter||
`;

export const BODIES: readonly Body[] = ROWS.trim()
  .split("\n")
  .map((row) => {
    const [kind, name = "", names = "", state = ""] = row.split("|");
    return {
      kind: kind as ActorKind,
      name,
      names: names === "" ? [] : names.split(","),
      state: state === "" ? null : state,
    };
  });

/** Last or only capitalised words that tell a body from a person, and which kind it is. */
export const BODY_WORDS: ReadonlyMap<string, ActorKind> = byWord({
  GOVERNMENT_BODY:
    "ministry department parliament cabinet senate government administration bureau office treasury congress house secretariat police",
  COURT: "court tribunal",
  MILITARY: "army navy military guard corps forces",
  MEDIA: "times post journal news television tv radio gazette tribune herald daily magazine guardian telegraph",
  ARMED_GROUP: "brigades jihad",
  ORGANISATION:
    "council agency forum center centre university college school institute institution party union association alliance committee commission organization organisation group bank fund federation league movement authority service company corp inc foundation network coalition society board club front international hospital",
  COLLECTIVE: "families",
});

/** Words before a person's name: posts, ranks, forms of address. */
export const TITLES: ReadonlySet<string> = new Set(
  "president vice prime minister foreign defense defence finance interior health trade labor labour energy environment secretary state general secretary-general senator sen. sen representative rep. rep gov. gov governor mayor ambassador chancellor king queen prince princess sheikh emir sultan pope archbishop bishop rabbi imam ayatollah judge justice chief director chairman chairwoman chair spokesman spokeswoman spokesperson negotiator envoy special deputy acting former leader commander general gen. gen colonel col. col major maj. captain capt. lieutenant lt. sgt. sergeant admiral adm. officer professor prof. dr. dr mr. mr mrs. mrs ms. ms miss sir lady lord attorney premier co-chair coordinator commissioner head candidate nominee analyst researcher republican democrat rev. detective sheriff coach".split(
    " ",
  ),
);

/** Nouns for what a person is, in an apposition or as an unnamed source. */
export const PERSON_NOUNS: ReadonlySet<string> = new Set(
  "official officer diplomat source spokesman spokeswoman spokesperson minister president director leader negotiator envoy ambassador analyst expert researcher professor lawyer aide adviser advisor senator lawmaker politician chief head chairman chairwoman chair chief executive commander soldier witness resident secretary general secretary-general mediator delegate delegation member person man woman mother father doctor judge prosecutor economist scientist activist author editor journalist reporter worker employee manager founder owner executive deputy candidate governor mayor insider co-chair coordinator historian pollster strategist attorney critic supporter student teacher neighbor neighbour friend victim player coach farmer trader investor detective sheriff representative".split(
    " ",
  ),
);

/** Nouns for groups of people: as speakers they are collectives. */
export const GROUP_NOUNS: ReadonlySet<string> = new Set(
  "officials diplomats sources mediators negotiators delegates delegations parties countries states governments groups organizations organisations agencies experts analysts critics supporters opponents residents witnesses lawmakers ministers aides advisers families relatives militants rebels workers unions employers observers members activists scientists researchers economists police authorities investigators prosecutors lawyers republicans democrats voters others people many some several participants doctors leaders scholars executives owners traders investors union employers shippers dockworkers delegation team council panel majority opposition side sides campaign office ministry government military army court agency department company group".split(
    " ",
  ),
);

/** Words separated by spaces, under the kind that they tell: which kind each tells. */
export function byWord(kinds: Readonly<Partial<Record<ActorKind, string>>>): ReadonlyMap<string, ActorKind> {
  return new Map(
    (Object.entries(kinds) as [ActorKind, string][]).flatMap(([kind, words]) =>
      words.split(" ").map((word): [string, ActorKind] => [word, kind]),
    ),
  );
}
