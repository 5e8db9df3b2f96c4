// Nouns and adjectives that name no issue by themselves: "the need for a ban on trawling" is about trawling.

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/** Nouns that point to what stands after them, or to nothing. */
export const GENERIC_NOUNS = words(
  `ability absence access achievement act action addition adoption advantage aim amount application approach area aspect
  attempt attention balance ban basis beginning benefit case cause challenge chance change choice clarity clause
  commitment concern condition consequence consideration continuation control cooperation course creation cut day deal
  decision decrease deletion demand detail development difference discussion distinction document effect effort element
  emphasis end establishment evidence example exclusion existence expansion expectation extension fact factor failure
  focus form freeze function goal guarantee guidance harm help hope idea implementation importance inclusion increase
  information initiative input instance integration interest introduction issue item kind lack language launch level
  limit link list majority manner matter means measure mechanism method moment moratorium move nature need note number
  objective obligation operation opinion opportunity opposite option order outcome part path period place point policy
  possibility power practice preference prevention principle priority problem procedure process progress prohibition
  promise promotion proposal protection provision purpose quality question raise range reason recognition reduction
  reference relation removal replacement report request requirement respect response responsibility rest result return
  right risk role rule scope sense set share side sign situation solution sort stage stand start state statement step
  stop strategy strengthening structure subject success suggestion support system task term thing time topic treatment
  turn type understanding use value version view want way week will willingness wish word work world year anything
  something nothing everything anybody others another time today tomorrow yesterday hour month weeks days months years
  code law bill rule rules regulation regulations regime lot bit piece couple dozen both table way ways means hand hands`,
);

/** Adjectives that add nothing to a name. */
export const GENERIC_ADJECTIVES = words(
  `new old full complete immediate total further more most less least such other own last next first second third
  present current whole single clear strong stronger strict stricter good better best bad worse great greater high higher
  low lower large larger small smaller big bigger important necessary possible possible many several certain various same
  different whole main major key early earlier late later final initial prompt quick swift urgent concrete specific
  general comprehensive robust effective adequate appropriate proper real genuine serious lasting permanent temporary
  unconditional entire additional proposed existing previous recent latest only very prior further any every each some
  no few`,
);
