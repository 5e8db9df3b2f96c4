// Issues of climate talks, by the agenda items of the UNFCCC's bodies.

/** Rows as `taxonomy.ts` reads them. */
export const CLIMATE_ISSUES = String.raw`
climate | Climate
  Norway calls for more ambition against climate change.
  climate(?: change| action| crisis| ambition)?|global warming|environmental integrity|greenhouse ~ warming|ambition
mitigation | Mitigation | climate
  Norway demands deeper emission cuts from the rich.
  mitigat\w+|emissions?(?: reductions?| cuts?| targets?| trajectories)?|NDCs?|INDCs?|NAMAs?|QELROs?|decarboni[sz]\w+|net[- ]zero|low[- ]carbon|bunker fuels|mitigation work programme|2020 (?:targets|ambition) ~ (?:reduction|economy-wide|quantified|absolute|binding|sectoral|national) targets?|targets|peak(?:ing)?|pledges|base years?|sectoral approaches|aviation
energy-transition | Fossil fuels and energy | climate
  Norway supports a phase-out of coal.
  fossil fuels?|oil and gas|renewables?|renewable energy|clean energy|energy efficiency|methane|nuclear energy as|carbon capture|CCS|geological storage ~ coal|phas\w+[- ](?:out|down)
adaptation | Adaptation | climate
  Norway calls for more work on resilience.
  NAPAs?|NAPs?|Nairobi Work Programme|national adaptation plans?|global goal on adaptation ~ adapt(?:ation|ive|ing)?|vulnerab\w+|resilien\w+|early warning|disaster risk
climate-finance | Climate finance | climate
  Norway demands new and additional money for the poor.
  GCF|GEF|Green Climate Fund|Adaptation Fund|Special Climate Change Fund|LDC Fund|NCQG ~ financ\w+|fund(?:s|ing|ed)?|money|resources|replenish\w+|predictable (?:support|resources)|new and additional|share of proceeds|donors?|100 billion|private sector|direct access
technology-transfer | Technology | climate
  Norway supports a body for the transfer of technology.
  EGTT|technology (?:transfer|mechanism|executive committee|needs)|CTCN ~ technolog\w+|intellectual property|know-how|research and development
capacity-building | Capacity building | climate
  Norway demands a framework for capacity-building.
  capacity[- ]building|institutional capacit\w+|Article 6 \(education|outreach|public awareness|consultative group of experts|CGE ~ training|technical assistance|education
forests | Forests and land use | climate
  Norway opposes credits for deforestation avoided.
  deforest\w+|afforest\w+|reforest\w+|REDD\+?|REDD-plus|LULUCF|land[ -]use|harvested wood|safeguards for forests ~ forest\w*|sinks?|peat\w*|wetlands?|indigenous peoples?|reference levels
agriculture | Agriculture | climate
  Norway opposes a programme on farming under the convention.
  Koronivia ~ agricultur\w+|farm(?:s|ing|ers)?|food (?:security|production|systems)|livestock|soils?
carbon-markets | Carbon markets | climate
  Norway supports a new market mechanism.
  CDM|clean development mechanism|carbon (?:markets?|trading|credits?|pric\w+|tax\w*)|joint implementation|\bJI\b|emissions? trading|certified emission|CERs|non-market|flexib(?:le|ility) mechanisms ~ (?:carbon |new |flexib\w+ )?market[- ](?:based )?(?:mechanisms?|approaches)|markets?|offsets?|offsetting|Article 6|additionality|double counting|cooperative approaches|supplementarity|crediting
reporting-review | Reporting and review | climate
  Norway demands stricter review of national reports.
  MRV|measur\w+, report\w+|national (?:communications?|reports?)|GHG inventor\w+|international consultation|common tabular|global warming potentials ~ transparency|inventor(?:y|ies)|review(?:s|ing)?|reporting|biennial|ICA|tables|accounting(?: rules| framework)?|compliance|methodolog\w+|data
loss-damage | Loss and damage | climate
  Norway supports a fund for loss and damage.
  (?:(?:funds?|financ\w+|funding|support|money) for )?loss(?:es)? and damage|extreme (?:events|weather)|slow[- ]onset|Warsaw (?:International )?Mechanism|Santiago Network ~ insurance|compensation
shared-vision | Long-term goal | climate
  Norway supports a long-term goal of two degrees.
  shared vision|2\s?°C|temperature (?:goals?|limit|rise)|stabili[sz]ation level|carbon budget ~ long-term (?:global )?(?:goals?|vision|strateg\w+|cooperative action)|global goal|1\.5|two degrees|ppm
legal-form | Legal form of an agreement | climate
  Norway demands a legally binding outcome.
   ~ legal (?:form|status|nature|instrument|options)|legally[- ]binding|protocol (?:or|under)|new (?:protocol|instrument|agreement)|binding (?:agreement|outcome|instrument)|entry into force|ratif\w+|amendments?|annexes|Annex [IB]+|graduation
kyoto-protocol | Kyoto Protocol | climate
  Norway opposes a second commitment period.
  Kyoto(?: Protocol)?|(?:second|first|third|subsequent|further|new|next) commitment periods?|commitment periods?|AAUs?|AWG-KP ~ surplus units|carry-?over|Article 3\.9|two[- ]track
equity | Equity and differentiation | climate
  Norway insists on common but differentiated responsibilities.
  CBDR\w*|common but differentiated|respective capabilities|burden[- ]sharing|effort[- ]sharing|right to development|principles of the convention|climate justice ~ equit(?:y|able)|differentiat\w+|fair(?:ness)?|historical? responsib\w+|historic responsib\w+|per capita|comparab\w+
stocktake | Global stocktake | climate
  Norway proposed questions for the global stocktake.
  (?:global )?stocktak\w+|2013[-–]2015 review|ambition cycle ~ periodic review|ratchet\w*|common time frames?
response-measures | Response measures | climate
  Norway demands a forum on the impacts of response measures.
  response measures|economic diversification ~ spill-?overs?|unilateral (?:trade )?measures|adverse (?:effects|impacts)|Article 3\.14|Article 2\.3
just-transition | Just transition | climate
  Norway supports a just transition for miners.
  just transition|decent work|workforce transition ~ gender|human rights|youth|local communities
science | Science | climate
  Norway stressed the findings of the IPCC.
  IPCC|systematic observation|best available ~ science|scientific|assessment report|research
hfcs | Ozone and industrial gases | climate
  Norway supports a phase-down of HFCs.
  (?:phas\w+[- ](?:out|down) of )?(?:HFCs?|HCFCs?|hydrofluorocarbons?)|HCFCs?|hydrofluorocarbons?|ozone|Montreal Protocol|CFCs?|refrigerants?|nitrogen trifluoride|SF6
biodiversity | Biodiversity and oceans | climate
  Norway supports protected areas in the high seas.
  biodivers\w+|ecosystems?|high seas|protected areas|marine|plastics?|deep-sea mining ~ species|oceans?
`;
