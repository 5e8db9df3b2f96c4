// How texts say that a position hangs on something.

import type { ConditionKind } from "../../domain/vocabulary.ts";

const DAY = String.raw`(?:the (?:end|beginning|start|middle|close) of|mid-|early|late|(?:19|20)\d\d\b|\d{1,2}(?::\d\d)? ?[ap]\.?m|\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December)|January|February|March|April|May \d|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|midnight|noon|next|tomorrow|(?:the )?(?:year|month|week)['’]?s? end|a (?:day|week|month|year)|(?:two|three|four|five|six|seven|eight|ten|twelve|several|a few) (?:days|weeks|months|years|hours)|COP\b)`;

/** Each pattern's whole match up to the end of its clause is the condition; of two at one place the earlier pattern counts. */
export const CONDITIONS: readonly (readonly [pattern: RegExp, kind: ConditionKind])[] = [
  [/\bin (?:exchange|return) for\b|\bas a quid pro quo for\b|\bin a (?:swap|trade) for\b/gi, "EXCHANGE"],
  [
    /\b(?:(?:but|though) )?(?:only )?(?:subject to|conditional (?:up)?on|with|under|pending) (?:(?:the|an?|full|strict|independent|international|UN|U\.N\.|outside|regular|proper|\w+) ){0,3}(?:verification|inspections?|monitoring|supervision|monitors|inspectors|observers|oversight|audits?|safeguards|guarantees? (?:by|from))\b|\b(?:verified|monitored|supervised|inspected|overseen|certified|confirmed|guaranteed) by\b/gi,
    "VERIFICATION",
  ],
  [
    /\b(?:unless|except(?: (?:for|if|when|in|that|to))?|other than|apart from|with the exception of|save for|excluding)\b/gi,
    "EXCEPTION",
  ],
  [
    new RegExp(
      String.raw`\b(?:by|no later than|not later than|within|until|before|ahead of|by no later than) (?=${DAY})`,
      "g",
    ),
    "DEADLINE",
  ],
  [
    /\b(?:but )?(?:only |not )?(?:if|when|after|once(?= (?:the|an?|all|it|they|its|their|both|every|no|\p{Lu})))(?= )|\bprovided(?: that)?(?= (?:that|the|an?|all|it|they|its|their|other|no|both|\p{Lu}))|\bproviding that\b|\bon (?:the )?(?:sole )?condition(?: that)?\b|\b(?:as|so) long as\b|\bon the understanding that\b|\b(?:conditional|contingent|dependent|conditioned|predicated) (?:up)?on\b|\bsubject to\b|\bin case\b|\bin the event (?:that|of)\b|\bassuming (?:that )?/gu,
    "PRECONDITION",
  ],
  [/(?<![\p{L}] )\b(?:even|only) then\b/giu, "PRECONDITION"],
  [/\bany (?:\p{L}+ ){1,4}(?:that|which) (?=(?:\S+ ){2,20}?(?:would|could|will|might|can)\b)/giu, "PRECONDITION"],
  [/\b(?:not )?(?:until|without|before)\b|\bas part of\b|\bpending\b/gi, "PRECONDITION"],
];
