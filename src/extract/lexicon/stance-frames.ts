// Verbs that take a position together with what follows them: "expressed concern", "came out against".

import type { Stance, Strength } from "../../domain/vocabulary.ts";

import type { Taken } from "./stances.ts";

/** What may follow a verb, tried in turn. */
export interface Frames {
  /** The first that fits the words after the verb. */
  readonly fitting: (words: string) => Taken | undefined;
}

interface Frame extends Taken {
  readonly words: string;
  readonly follows: RegExp;
}

/** Words that may stand between a verb and what it expresses, so many at the most. */
const SMALL_WORD =
  /(?:a|an|the|its|his|her|their|some|any|no|for|of|on|to|more|that|out|up|forth|forward|with|deep|great|full|strong|serious|grave|additional|further|new|draft|own|continued|general|broad|sufficient|initial|textual|written|alternative|specific|concrete|\w+(?:ly|ed|-\w+)) /iy;
const MOST_SMALL = 4;

// verbs | what follows, after some small words | STANCE | STRENGTH; the first that fits counts.
const FRAMES = String.raw`
ask request need want seek|time\b|UNDECIDED|PREFERENCE
reserve|positions?\b|judge?ment|right\b|UNDECIDED|PREFERENCE
express voice raise reiterate register lodge enter convey signal note state share have|concerns?\b|alarm\b|disappointment|regrets?\b|frustration|opposition|reservations?\b|dismay|objections?\b|doubts?\b|dissatisfaction|unease|misgivings|outrage|anger|displeasure|reluctance|protests?\b|complaints?\b|disagreement|OPPOSES|PREFERENCE
express indicate state voice give declare reiterate signal offer throw lend pledge reaffirm have announce convey|support\b|backing|approval|SUPPORTS|FIRM
express indicate state voice have|preference (?:for not|not)|OPPOSES|PREFERENCE
express indicate state voice have|preference|interest in|sympathy|solidarity|confidence|appreciation|optimism|satisfaction|SUPPORTS|PREFERENCE
express indicate state voice signal declare reiterate show|readiness|willingness|openness|OFFERS|FIRM
express offer give provide reiterate make|assurances?\b|guarantees?\b|commitment|pledges?\b|promises?\b|COMMITS|FIRM
make|offers?\b|OFFERS|FIRM
announce|(?:\w+ ){0,4}(?:contributions?|pledges?|targets?|goals?|commitments?|funding|donations?)\b|COMMITS|FIRM
issue release send publish adopt sign pass write deliver|(?:\w+ ){0,4}(?:statement|declaration|letter|resolution|communiqu[eé]|petition|message|note) (?:demanding|calling|urging|asking|requesting)\b|DEMANDS|FIRM
issue release send publish adopt sign pass write deliver|(?:\w+ ){0,4}(?:statement|declaration|letter|resolution|communiqu[eé]|petition|message|note) (?:condemning|criticizing|criticising|denouncing|protesting|opposing|rejecting)\b|OPPOSES|FIRM
issue release send publish adopt sign pass write deliver|(?:\w+ ){0,4}(?:statement|declaration|letter|resolution|communiqu[eé]|petition|message|note) (?:supporting|backing|endorsing|welcoming|praising)\b|SUPPORTS|FIRM
make issue|threats?\b|OPPOSES|RED_LINE
make issue deliver reiterate renew|demands?\b|appeals?\b|ultimatum|calls? (?:for|on)|requests?\b|DEMANDS|FIRM
make provide present introduce outline submit table put circulate offer|proposals?\b|suggestions?\b|recommendations?\b|amendments?\b|options?\b|alternatives?\b|DEMANDS|PREFERENCE
stress emphasize emphasise underscore underline highlight note identify acknowledge point recall reiterate recognize recognise see outline mention cite reaffirm express|(?:urgent |need|necessity|urgency|importance|desirability|imperative|priority)|DEMANDS|FIRM
stress emphasize emphasise underscore underline|(?:\w+ )?(?:role|relevance|value|usefulness|benefits?|merits?) (?:of|played)|SUPPORTS|PREFERENCE
lift ease relax end suspend shorten loosen repeal scrap|(?:\w+ ){0,6}(?:sanctions?|bans?|blockades?|curfews?|embargo(?:es)?|sieges?|restrictions?|state of (?:\w+ )?emergency|martial law)\b|WITHDRAWS|FIRM
stage hold begin launch continue organize organise mount join plan go|(?:\w+ ){0,3}(?:demonstrations?|protests?|hunger strikes?|sit-ins?|walkouts?|marches|rall(?:y|ies) (?:against|over|to)|strikes?\b(?! on))|OPPOSES|FIRM
file bring lodge|(?:\w+ ){0,3}(?:lawsuits?|suits?|complaints?|protests?|charges)\b|OPPOSES|FIRM
want seek hope try aim|to (?:avoid|prevent|stop|halt|block|avert|thwart|derail)\b|OPPOSES|FIRM
decide resolve|to (?:allow|let|permit|accept|lift|release|free|join|sign|grant|give|restore|resume)\b|ACCEPTS|FIRM
decide resolve|against\b|not to\b|OPPOSES|FIRM
sign reach conclude|(?:\w+ ){0,4}(?:agreements?|accords?|pacts?|treat(?:y|ies)|memorandum|deals?)\b|ACCEPTS|FIRM
grant extend|(?:\w+ ){0,2}(?:recognition|asylum|amnesty)\b|ACCEPTS|FIRM
establish restore resume|(?:\w+ ){0,2}(?:relations|ties)\b|SUPPORTS|FIRM
break cut sever|(?:\w+ ){0,3}(?:relations|ties|talks|contacts?)\b|REJECTS|FIRM
walk|(?:out|away)\b|REJECTS|FIRM
block|(?:\w+ ){0,4}(?:roads?|roadways?|highways?|bridges?|ports?|borders?|crossings?|traffic|transport|streets?|railways?|convoys?)\b|OPPOSES|FIRM
march demonstrate rally riot strike picket|(?:\w+ ){0,8}(?:against|over|calling|demanding|to demand|in protest|to protest|to press|for)\b|OPPOSES|FIRM
demonstrate riot|\S|OPPOSES|FIRM
stop|(?:\w+ )?work\b|OPPOSES|FIRM
take|(?:\w+ ){0,3}steps? (?:to|toward)|COMMITS|FIRM
take|to the streets|OPPOSES|FIRM
summon recall expel|(?:\S+ ){0,3}(?:ambassadors?|envoys?|diplomats?|charg[eé] d)|OPPOSES|FIRM
warn|(?:\w+ ){0,4}(?:of|about) (?:\w+ ){0,3}(?:consequences|retaliation|reprisals?|war|attacks?|action|response|repercussions)\b|OPPOSES|RED_LINE
warn|(?:\w+ ){1,5}(?:not to|against)\b|OPPOSES|FIRM
give set deliver|(?:\w+ ){0,3}(?:ultimatum|deadline)\b|DEMANDS|FIRM
recognize recognise|(?:\w+ ){0,3}(?:government|state|independence|sovereignty|republic|statehood)\b|SUPPORTS|FIRM
take|(?:\w+ )?(?:issue with|exception to)|OPPOSES|FIRM
fail|to (?:agree|reach (?:an )?agreement|compromise)|REJECTS|FIRM
speak come|(?:out )?(?:against)|OPPOSES|FIRM
speak come|(?:out )?(?:in favou?r of|in support of)|SUPPORTS|FIRM
hold|(?:\w+ )?(?:responsible|accountable)|OPPOSES|FIRM
`;

export const STANCE_FRAMES: ReadonlyMap<string, Frames> = (() => {
  const frames = new Map<string, Frame[]>();
  for (const row of FRAMES.trim().split("\n")) {
    const parts = row.split("|");
    const words = parts.slice(1, -2).join("|");
    const frame = {
      words,
      follows: following(words),
      stance: parts.at(-2) as Stance,
      strength: parts.at(-1) as Strength,
    };
    for (const verb of (parts[0] ?? "").split(" ")) frames.set(verb, [...(frames.get(verb) ?? []), frame]);
  }
  return new Map([...frames].map(([verb, of]) => [verb, tried(of)]));
})();

/** Sticky: tried behind each of the small words. */
function following(words: string): RegExp {
  return new RegExp(`(?:${words})`, "iy");
}

/** Nearly always none fits, which one pattern for all of them tells. */
function tried(frames: readonly Frame[]): Frames {
  const [only] = frames;
  const any = frames.length === 1 && only ? only.follows : following(frames.map((frame) => frame.words).join("|"));
  return {
    fitting: (words) => {
      const places = placesIn(words);
      if (!fits(any, words, places)) return undefined;
      return frames.find((frame) => fits(frame.follows, words, places));
    },
  };
}

/** Where what a verb expresses may begin: at once, or behind each small word. */
function placesIn(words: string): readonly number[] {
  const places = [0];
  SMALL_WORD.lastIndex = 0;
  while (places.length <= MOST_SMALL && SMALL_WORD.test(words)) places.push(SMALL_WORD.lastIndex);
  return places;
}

function fits(pattern: RegExp, words: string, places: readonly number[]): boolean {
  return places.some((place) => {
    pattern.lastIndex = place;
    return pattern.test(words);
  });
}
