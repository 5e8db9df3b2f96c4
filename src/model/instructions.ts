// Passages of an article that speak to a machine and not to a reader: what a model takes from them is not believed.

/**
 * Ways to address a model, in English, since that is what such passages are written in: to forget what it was told, to take
 * a part, to answer in a form, to tell its instructions; and the marks of chat formats.
 */
const ADDRESSES: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|preceding|system|all|any|your|these|those)\b[^.\n]{0,30}\b(?:instructions?|prompts?|rules|directions|guidelines|messages?|tasks?)\b/i,
  /\b(?:system (?:prompt|message|instructions?)|developer (?:prompt|message)|(?:hidden|initial|original) prompt)\b/i,
  /\b(?:reveal|print|repeat|output|show|tell|leak|disclose)\b[^.\n]{0,40}\b(?:your (?:\w+ )?(?:prompt|instructions|key|password)|api key)\b/i,
  /\byou are (?:now )?(?:an? )?(?:ai|a\.i\.|assistant|language model|chatbot|gpt|llm)\b/i,
  /\b(?:dear|attention,?|hey|hello,?|note to(?: the)?) (?:ai|ai assistant|language model|llm|model|chatbot|bot)s?\b(?! (?:compan|firm|industr|system|polic|law|act\b))/i,
  /\b(?:ais?|assistants?|models?|llms?|chatbots?|bots?|agents?)\b[^.\n]{0,20}\b(?:reading|processing|summari[sz]ing|analy[sz]ing|parsing) th(?:is|ese)\b/i,
  /\b(?:respond|answer|reply|output|return)\b[^.\n]{0,30}\b(?:in|with|as) (?:valid |raw |only )?(?:json|xml|yaml|markdown|the following format)\b/i,
  /<\|?(?:im_start|im_end|system|assistant|endoftext)\|?>|\[\/?INST\]|^#{2,3} ?(?:system|assistant|instruction)s?:?\s*$/im,
];

/** Whether a paragraph speaks to a machine. */
export function addressesMachine(paragraph: string): boolean {
  return ADDRESSES.some((pattern) => pattern.test(paragraph));
}
