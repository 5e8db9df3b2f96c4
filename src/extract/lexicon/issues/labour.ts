// Issues of bargaining between workers and employers.

/** Rows as `taxonomy.ts` reads them. */
export const LABOUR_ISSUES = String.raw`
labour | Working conditions
  The union demands better working conditions.
  working conditions|conditions of (?:work|employment)|workplace|job quality ~ dignity
wages | Wages | labour
  The union demands a raise of five percent.
  wages?|salar(?:y|ies)|(?:pay|wage) (?:rises?|increases?|offers?|cuts?|freeze)|cost[- ]of[- ]living|hourly rates?|top rate|profit[- ]sharing|back pay ~ pay|raises?|rise of|bonus(?:es)?|compensation|percent (?:over|in each)|record profits|residuals
hours | Hours and overtime | labour
  The union opposes forced overtime.
  overtime|working (?:hours|time|week)|hours of work|shorter (?:week|hours)|four-day week|night work|weekends? (?:work|off) ~ shifts?|rest (?:periods?|breaks?)|schedul\w+|days off
automation | Automation | labour
  The union demands a ban on driverless cranes.
  (?:semi-)?automat\w+|driverless ~ robots?|self-driving|cranes?|machines?|artificial intelligence|\bAI\b|technolog(?:y|ies)|moderni[sz]ation|equipment
health-care | Health care | labour
  The union rejects higher premiums for health insurance.
  health (?:insurance|plan|benefits|coverage)|medical (?:plan|benefits|coverage|costs)|sick (?:leave|pay|days)|parental leave|maternity ~ health[ -]?care|premiums
pensions | Pensions | labour
  The union demands that the pension fund be restored.
  pensions?|401\(?k\)?|defined[- ]benefit ~ retire\w*
benefits | Benefits | labour
  The union rejects cuts to benefits.
  paid leave|perks|housing (?:allowance|costs)|container royalt\w+ ~ benefits?|allowances?|vacation|holidays?
staffing | Staffing and workload | labour
  The union demands more nurses on each ward.
  understaff\w+|(?:nurse|patient)[- ](?:to[- ]\w+ )?ratios?|crew(?:ing| sizes?)|class sizes?|caseloads?|minimum manning ~ staff(?:ing)?(?: levels| ratios?| shortages)?|more (?:nurses|teachers|workers|crew)|workloads?
job-security | Job security | labour
  The union demands that no jobs be lost.
  job (?:security|losses|cuts|guarantees?)|lay-?offs?|redundanc\w+|plant clos\w+|closures? of (?:the )?plants?|severance|reinstate\w*|rehir\w+ ~ jobs?|dismissals?
tiers | Tiers and temporary work | labour
  The union opposes lower pay tiers for new hires.
  tiered|agency workers|gig work\w*|new hires|zero-hours?|freelanc\w+ ~ (?:pay |wage |two-)?tiers?|temporary (?:workers|work|staff|contracts)|casual (?:work\w*|staff)|part-time|apprentic\w+
outsourcing | Outsourcing and jurisdiction | labour
  The union opposes the outsourcing of repairs.
  outsourc\w+|subcontract\w+|contracting out|offshoring|non-union (?:labou?r|ports|workers)|chassis work ~ jurisdiction|privati[sz]\w+
safety | Safety at work | labour
  The union demands better protection against heat.
  (?:worker|workplace|rail|road|port|passenger) safety|protection against (?:heat|violence)|heat (?:rules|protection)|protective equipment ~ safety|accidents?|injur(?:y|ies)
remote-work | Remote work | labour
  The union opposes the end of remote work.
  remote work\w*|work(?:ing)? from home|telework\w*|return[- ]to[- ](?:the[- ])?office|hybrid work
training | Training and promotion | labour
  The union demands paid training.
  retrain\w*|upskill\w* ~ training|promotions?|seniority|career
grievance | Discipline and grievances | labour
  The union demands a fair grievance procedure.
  grievances?|arbitration of (?:grievances|disputes)|whistle-?blow\w+|no-strike clause ~ disciplin\w+|harass\w+|discriminat\w+
union-recognition | Union recognition | labour
  The company refuses to recognise the union.
  union (?:recognition|rights|dues|shop|membership)|recogni[sz]e (?:the |a )?union|right to (?:organi[sz]e|strike|bargain)|collective bargaining|card check|neutrality agreement
contract-term | Term of the contract | labour
  The union wants a shorter contract and rejects one of six years.
  length of the contract ~ (?:contract|agreement) (?:extension|term|length|duration|expir\w+)|extend\w* (?:of )?(?:the |its |their )?(?:\w+ )?contract|(?:\w+-year|short\w*|long\w*|new|master|full|old|present) contracts?|one of \w+ years
strike-action | Strikes and lockouts | labour
  The employers demand an end to the walkout.
  lock-?outs?|pickets?|picketing|Taft-Hartley|work stoppages?|slowdowns?|back[- ]to[- ]work|industrial action ~ strikes?|striking|walk(?:s|ed|ing)?[- ]?outs?|walk off|stoppages?|back to work|cooling-off|keep the \w+ open|injunctions?
`;
