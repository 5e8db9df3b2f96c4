// Issues of any talks: the deal as a whole, and how the talks themselves are run.

/** Rows as `taxonomy.ts` reads them: looked at last, when nothing says what the deal or the talks are about. */
export const TALKS_ISSUES = String.raw`
deal | The deal as a whole
  Norway rejects the latest proposal.
  (?:draft |tentative |final |overall |comprehensive |framework |partial |interim )?(?:deals?|agreements?|accords?|settlements?|pacts?|proposals?|frameworks?|offers?|plans?|package|outline|roadmap|road map|terms|drafts?|texts?|demands|conditions|resolutions?|reply|response)
talks | Conduct of the talks
  Norway demands a new round of talks.
  talks|negotiat\w+|dialogue|mediat\w+|meetings?|summits?|rounds?|agenda|contact groups?|working groups?|mandates?|negotiating text|workshops?|submissions?|conclusions|rules of procedure|work programmes?|drafting|plenary|delegations?|bargaining table|bargaining|consultations?|timetables?|timelines?|deadlines?|venue|flexibility
`;
