// Issues of war and peace: cease-fires, hostages, relief, the law, the future order of a country, borders and arms.

/** Rows as `taxonomy.ts` reads them. */
export const PEACE_ISSUES = String.raw`
security | Security
  Norway demands protection from attacks by night.
  security|military|fighting|escalation|hostile acts ~ attacks?|war|violence
cease-fire | Cease-fire | security
  Norway calls for an immediate halt to the fighting.
  cease-?fires?|truces?|armistice|cessation of (?:\w+ )?hostilities|end (?:of|to) (?:the |all )?(?:\w+ )?hostilities|(?:humanitarian |temporary |\w+-day |\w+-week )?pauses? (?:in (?:the )?fighting|of|for)|humanitarian pauses?|halt(?:ing)? (?:in |to )?(?:the )?(?:fighting|hostilities|war|shelling|attacks)|end(?:ing|s|ed)? (?:of |to )?(?:the |its |this )?(?:war|fighting|aggression)|stop(?:ping|s|ped)? (?:the )?(?:war|fighting|hostilities|shelling)|de-?escalat\w+ ~ pause|lull
withdrawal | Withdrawal of forces | security
  Norway insists on the departure of all foreign troops.
  withdraw\w*|(?:take|bring|move|leave|keep)\w* (?:its|the|their|our|all) (?:\w+ )?(?:army|troops|forces|soldiers)|pull(?:s|ed|ing)?[ -]?(?:back|out)|pullouts?|pullbacks?|departure of (?:all |the )?(?:\w+ )?(?:troops|forces|soldiers)|troops? (?:leave|stay|remain|presence)|presence of (?:\w+ )?(?:troops|forces)|disengage\w*|redeploy\w*
military-offensive | Military operations | security
  Norway opposes a new ground offensive in the hills.
  invasions?|invad\w+|incursions?|(?:ground|military|large|new) operations?|military (?:pressure|campaign|action)|air ?strikes?|bombard\w+|bombings?|shelling|total victory|destr(?:oy|uction of) the (?:group|movement|militia) ~ offensives?|operations?|assaults?|raids?
security-control | Control of security | security
  Norway insists that its police be responsible for security in the port.
  responsib\w+ for (?:the )?(?:\w+ )?security|security (?:control|responsibility|arrangements|presence)|control (?:of|over) (?:the )?(?:\w+ )?(?:security|territory|corridor|border) ~ policing
demilitarisation | Demilitarised zones | security
  Norway proposed a buffer zone along the river.
  demilitari[sz]\w+|buffer zones?|no-fly zones?|exclusion zones?|weapons-free|safe zones?|deconfliction
disarmament | Disarmament and demobilisation | security
  Norway demands that the militias lay down their arms.
  disarm\w*|demobili[sz]\w+|decommission\w+ (?:of )?(?:\w+ )?(?:weapons|arms)|lay(?:s|ing)? down (?:their|its|his) (?:arms|weapons)|hand(?:s|ing)? over (?:their|its) weapons|surrender (?:of )?(?:their|its )?(?:arms|weapons)|reintegrat\w+|cantonment|heavy weapons
security-guarantees | Security guarantees | security
  Norway demands a binding security guarantee before it signs.
  security guarantees?|guarantees? (?:of|for) (?:its|their|the) security|mutual defen[cs]e|defen[cs]e pact|non-?aggression|security assurances?|military aid|arms deliver\w+
monitoring | Monitoring and verification | security
  Norway proposed international monitors along the line of contact.
  observers? mission|observer mission|peacekeep\w+|international force|stabili[sz]ation force|line of contact|violations? of the (?:cease-?fire|truce) ~ monitor(?:s|ing)?|verif\w+
hostages | Release of hostages | security
  Norway demands that the fighters free every captive.
  hostages?|captives?|abduct\w+|kidnap\w+|remains of the dead
prisoners | Release of prisoners | security
  Norway demands the release of all detainees.
  prisoners?|detainees?|detention|prisons?|jails?|inmates|political prisoners|arrested \w+
foreign-support | Foreign support and mercenaries | security
  Norway demands an end to the supply of weapons to the rebels.
  foreign fighters|mercenar\w+|(?:supply|shipment|flow|transfer)s? of (?:weapons|arms)|arms supplies|proxies|proxy forces|cross-border attacks
humanitarian | Humanitarian questions
  Norway calls for the protection of the people in the city.
  humanitarian|protect\w* (?:of )?(?:the )?(?:civilians|people|population|residents)|safety of (?:the )?(?:civilians|people|population)|civilian (?:protection|casualties|deaths)|people sheltering|suffering
humanitarian-aid | Humanitarian access and aid | humanitarian
  Norway demands that food trucks be let through.
  humanitarian (?:aid|access|assistance|relief|corridors?|supplies|operations?|convoys?)|aid (?:trucks?|convoys?|deliver\w+|workers|agencies|access|crossings?|operation)|medical supplies|convoys?|blockades?|siege|famine|starv\w+|fuel deliver\w+|water and (?:power|electricity) ~ aid|relief|food|medicines?
displacement | Displacement | humanitarian
  Norway opposes the transfer of villagers to the coast.
  displac\w+|evacuat\w+|expel\w*|expulsions?|deport\w+ of civilians|forced transfer|(?:transfer|moving|relocation|removal) (?:of )?(?:the )?(?:people|civilians|residents|villagers|population|palestinians)|let refugees|cross the border|refuge|resettle\w*
return-of-refugees | Return of refugees and residents | humanitarian
  Norway demands the return of refugees to their villages.
  return of (?:the |all )?(?:\w+ )?(?:refugees|displaced|residents|civilians|people|families)|right of return|refugees?(?: to)? return|go home|return (?:to )?(?:their )?homes?|return(?:ing)? to the (?:north|south|city|villages)|repatriat\w+|refugees?
reconstruction | Reconstruction | humanitarian
  Norway promised money for rebuilding the harbour.
  reconstruct\w+|rebuild\w*|compensation for (?:the )?(?:damage|victims)|war damage|de-?mining|mine clearance
missing-persons | Missing persons | humanitarian
  Norway demands news of the missing.
  the missing|missing (?:persons|people|soldiers)|forced disappearances?|exhumations?|mass graves?
legal | Legal questions
  Norway denies that it broke the treaty.
  treat(?:y|ies)|international law|legality|legally binding ~ law|ruling|courts?|lawsuits?
accountability | Accountability and amnesty | legal
  Norway opposes an amnesty for the commanders.
  accountab\w+|amnest(?:y|ies)|war crimes?|crimes against humanity|genocide|prosecut\w+|tribunals?|transitional justice|truth commission|impunity|arrest warrants?|reparations?|interim ruling ~ pardons?|investigat\w+
sanctions | Sanctions | legal
  Norway demands an end to the embargo.
  sanctions?|embargo(?:es|ed)?|frozen (?:assets|funds)|asset freezes?|snapback|oil exports waiver|blacklist\w*|terror(?:ist)? list
recognition | Recognition | legal
  Norway rejects recognition of the breakaway province.
  recogni(?:[sz](?:e|es|ed|ing)|tion)(?: of)?(?: the| its| a)?(?: \w+)?(?: (?:state|statehood|independence|sovereignty|government|province|republic))?|diplomatic (?:relations|ties)|normali[sz]\w+|statehood|two-state|full membership
treaty-observance | Observance of existing treaties | legal
  Norway pledged to abide by the peace treaty.
  peace treaty|existing (?:agreements?|treat(?:y|ies))|(?:abide|abides|abiding) by (?:the |its )?(?:\w+ )?(?:treaty|agreement|accord)|(?:observe|respect|honou?r|suspend|breach|tear up) (?:the |its |a )?(?:\w+ )?(?:treaty|accord|commitments)|treaty (?:would|will) stand
governance | Governance
  Norway calls for a new government in the province.
  governance|administration of|rule of law|constitution\w*|corruption ~ new government|reforms?
transition | Transition of power | governance
  Norway proposed a transitional council.
  interim (?:government|authority|administration|council)|caretaker|handover of power|civilian rule|technocrat\w*|step(?:s|ping)? down ~ transition\w*|day after|resign\w*|regime
elections | Elections | governance
  Norway calls for a vote before the summer.
  elections?|ballots?|referend(?:um|a)|electoral|voters? (?:roll|registration)|plebiscite ~ polls?|vote before
power-sharing | Power-sharing | governance
  Norway proposed a coalition with seats for each party.
  power[ -]sharing|unity government|cabinet (?:seats|posts)|ministr(?:y|ies) posts|share of (?:seats|posts)|representation of (?:minorities|women) ~ coalitions?
autonomy | Status and autonomy | governance
  Norway opposes independence for the islands.
  autonom\w+|independence|secession|federal\w*|devolution|self-(?:rule|determination|government)|sovereignty|special status|final status|unification|annex\w+
minority-rights | Rights and identity | governance
  Norway demands protection of the language of the minority.
  minorit(?:y|ies)|human rights|religious freedom|(?:official )?languages?|citizenship|women's rights|press freedom|civil liberties|holy sites?
border | Borders
  Norway rejects any change of the border.
  borders?|frontiers?|boundar(?:y|ies)|demarcat\w+|delimit\w+|line of control|enclaves?|border posts?
territory | Territory | border
  Norway refuses to cede the northern valley.
  territor(?:y|ies|ial)|ced(?:e|es|ed|ing)|land (?:swaps?|for peace)|occupied (?:land|areas|territor\w+)|settlements?|islands? dispute|disputed (?:islands?|areas?|land)|land claims? ~ occupation|heights
crossings | Crossings and checkpoints | border
  Norway offered to open two crossing points.
  crossing(?:s| points?)|checkpoints?|border (?:opening|closure|crossings?)|reopen\w* (?:of )?(?:the )?(?:border|crossing|road|airport)|freedom of movement|visas?
migration | Migration | border
  Norway demands limits on migration.
  migra\w+|asylum|deport\w+|border (?:controls?|wall|fence|patrols?)|readmission|smugglers?|smuggling|trafficking
water | Shared waters | border
  Norway opposes the filling of the dam.
  water (?:sharing|rights|flows?|shares?|allocations?|releases?)|reservoirs?|irrigation|aquifers? ~ dams?|river(?:s|ine)?|downstream
transit | Transit and passage | border
  Norway demands free passage for its barges.
  (?:free|safe|right of) passage|shipping lanes?|freedom of navigation|pipelines?|railway links?|overflights?|grain (?:deal|exports|corridor)|ports access ~ transit|straits?|corridors?
maritime | Maritime zones | border
  Norway claims the shelf beyond its exclusive economic zone.
  maritime (?:borders?|boundar\w+|zones?|claims?)|exclusive economic zones?|continental shelf|territorial waters|sea border|gas fields? ~ reefs?|shoals?
arms | Arms control
  Norway supports new limits on arms.
  arms(?: control| race| limits)?|non-?proliferation|deterren\w+|military (?:budgets?|exercises|drills) ~ weapons?
missiles | Missiles and delivery systems | arms
  Norway demands an end to missile tests.
  missiles?|rockets?|submarines?|ballistic ~ launchers?|drones?|bombers?
enrichment | Enrichment | arms
  Norway insists on its right to enrich uranium.
  enrich\w*|uranium|plutonium|centrifuges?|heavy water|reprocess\w+|fissile ~ stockpiles?
inspections | Inspections | arms
  Norway refuses access for the nuclear inspectors.
  additional protocol|access (?:to|for) (?:the )?(?:\w+ )?(?:sites?|inspect\w+)|on-site ~ (?:nuclear )?inspect\w*|safeguards?
warheads | Warheads | arms
  Norway proposed a ceiling for deployed warheads.
  warheads?|nuclear (?:weapons?|arms|arsenals?|forces|disarmament)|denucleari[sz]\w+|nuclear-free
nuclear-programme | Nuclear programme | arms
  Norway defends its nuclear programme and rejects its closure.
  nuclear (?:programme|program|deal|accord|agreement|energy|plants?|activities|facilit\w+|reactors?|fuel)|reactors? ~ nuclear
testing | Nuclear and weapons testing | arms
  Norway demands a ban on nuclear tests.
  (?:nuclear|weapons?|underground) test(?:s|ing)|test(?:-| )ban|moratorium on test\w*
conventional-arms | Conventional and other arms | arms
  Norway supports a ban on cluster munitions.
  cluster munitions?|land ?mines?|chemical weapons?|biological weapons?|small arms|autonomous weapons?|troop (?:levels|numbers|ceilings)|arms (?:sales|trade|exports)
`;
