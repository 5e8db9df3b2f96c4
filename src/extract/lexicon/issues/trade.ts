// Issues of trade talks.

/** Rows as `taxonomy.ts` reads them. */
export const TRADE_ISSUES = String.raw`
trade | Trade
  Norway opposes the trade package.
  trade|exporters|importers|single market ~ imports?|exports?
tariffs | Tariffs | trade
  Norway demands lower duties on cars.
  tariffs?|customs (?:dut\w+|union)|steel and alumin\w+ ~ dut(?:y|ies)|levies|levy
quotas | Quotas | trade
  Norway rejects a quota for sugar.
  import limits|export (?:restrictions|controls|bans|limits)|import bans?|voluntary restraints? ~ (?:import |tariff[- ]rate |export )?quotas?
market-access | Market access | trade
  Norway demands access to the market for its banks.
  market access|access to (?:the |its |their )?(?:\w+ )?markets?|non-tariff barriers|trade barriers|open(?:s|ing)? (?:up )?(?:its|their|the) (?:\w+ )?markets?|barriers to trade
rules-of-origin | Rules of origin | trade
  Norway opposes the rules of origin for textiles.
  rules? of origin|local content|(?:regional|domestic) (?:value )?content|cumulation|transshipment
subsidies | Subsidies and state aid | trade
  Norway demands an end to the support of shipyards with state aid.
  subsid\w+|state aid|domestic support|level playing field|countervailing|bailouts?|state-owned enterprises
anti-dumping | Trade remedies | trade
  Norway demands safeguards against dumping.
  (?:anti-?)?dumping|trade remed\w+|safeguard (?:measures?|clause|dut\w+) ~ zeroing|retaliat\w+|countermeasures?
agriculture-trade | Farm trade | trade
  Norway refuses to open its market for beef.
  farm (?:goods|products|trade|exports|imports|goods)|agricultural (?:\w+ )?(?:trade|products?|goods|market|exports|imports|tariffs)|food standards ~ beef|dairy|poultry|pork|soy\w*|grain|sugar|rice|cotton|farmers|wine|open its market for \w+
fisheries | Fisheries | trade
  Norway demands a larger share of the cod.
  fish(?:ery|eries|ing)?|mackerel|tuna|trawl\w+|fishing (?:rights|waters|grounds|quotas?)|share of the (?:cod|catch) ~ cod|herring
services | Services | trade
  Norway proposed a chapter on services.
  financial services|passporting|telecoms?|professional qualifications|mobility of (?:workers|professionals)|work visas ~ services|banking
digital-trade | Digital trade | trade
  Norway supports free flows of data.
  digital (?:trade|services|tax\w*)|e-?commerce|data (?:flows?|protection|locali[sz]ation|transfers?)|flows of data|electronic transmissions ~ source code|artificial intelligence
intellectual-property | Intellectual property | trade
  Norway opposes longer patents for drugs.
  intellectual property|patents?|copyrights?|trademarks?|geographical indications|TRIPS|generic (?:drugs|medicines)|trade secrets|technology theft|forced technology transfer
dispute-settlement | Dispute settlement | trade
  Norway demands a panel of arbitrators.
  dispute[s]?[ -](?:settlement|resolution)|arbitrat\w+|appellate body|ISDS|investor-state|panel of arbitrators|jurisdiction of the court|enforcement mechanism
standards | Standards and regulation | trade
  Norway rejects the chapter on food safety.
  (?:product|technical|safety|sanitary|phytosanitary) (?:standards|regulations|measures|requirements)|regulatory (?:alignment|cooperation|divergence)|mutual recognition|conformity assessment ~ food safety|hormones|certification
procurement | Public procurement | trade
  Norway demands a share of public contracts.
  (?:public|government) procurement|procurement|public contracts|buy (?:american|national|local) ~ tenders?
investment | Investment | trade
  Norway supports the protection of investors.
  foreign ownership|expropriation|capital (?:flows|controls) ~ invest(?:ment|ments|ors?)|joint ventures?
trade-labour-environment | Labour and environmental standards in trade | trade
  Norway demands a clause on forced labour.
  forced labou?r|child labou?r|labou?r (?:rights|standards|chapter|provisions)|environmental (?:standards|protections?|chapter|rules)|carbon border|due diligence|deforestation rule
currency | Currency and exchange rates | trade
  Norway denies that it keeps its currency low.
  currenc(?:y|ies)|exchange rates?|devalu\w+|currency manipulat\w+
trade-balance | Trade balance and purchases | trade
  Norway promised to buy more gas to shrink the trade deficit.
  trade (?:deficits?|balance|surplus|imbalance)|purchas(?:e|es|ing) (?:of )?(?:more )?(?:american|soybeans|goods|gas|energy|aircraft)|buy(?:ing)? more
debt | Debt and loans | trade
  Norway rejects a cut of the debt.
  debts?|creditors?|bailout terms|bondholders?|haircuts?|budget (?:cuts|deficit|targets) ~ loans?|austerity|restructuring|repay\w+
rare-earths | Critical minerals | trade
  Norway offered to sell its rare earths.
  rare earths?|critical (?:minerals|raw materials)|semiconductors? ~ minerals?|chips?
tech-restrictions | Technology restrictions | trade
  Norway opposes the ban on its telephone network equipment.
  (?:chip|technology) (?:bans?|restrictions|curbs)|entity list|network equipment|telecom equipment
`;
