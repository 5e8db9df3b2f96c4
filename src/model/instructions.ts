// Passages of an article that speak to a machine and not to a reader: what a model takes from them is not believed.

/**
 * Ways to address a model, in English, since that is what such passages are written in: to forget what it was told, to take
 * a part, to answer in a form, to tell its instructions; and the marks of chat formats.
 */
const ADDRESSES: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|preceding|system|all|any|your|these|those)\b[^.\n]{0,30}\b(?:instructions?|prompts?|rules|directions|guidelines|messages?|tasks?)\b/i,
  /\b(?:system|developer|hidden|initial|original) (?:prompt|message|instructions?)\b/i,
  /\b(?:reveal|print|repeat|output|show|tell|leak|disclose)\b[^.\n]{0,40}\b(?:your|the) (?:\w+ )?(?:prompt|instructions|api key|key|password)\b/i,
  /\byou are (?:now )?(?:an? )?(?:ai|a\.i\.|assistant|language model|chatbot|gpt|llm)\b/i,
  /\b(?:dear|attention,?|hey|hello,?|note to(?: the)?) (?:ai|assistant|language model|llm|model|chatbot|bot)s?\b/i,
  /\b(?:ai|assistants?|language models?|llms?|chatbots?)(?: \w+){0,3} (?:must|should|shall|are instructed to|please)\b/i,
  /\b(?:respond|answer|reply|output|return)\b[^.\n]{0,30}\b(?:json|xml|yaml|markdown|in the following format|only with|nothing (?:else|but))\b/i,
  /<\|?(?:im_start|im_end|system|assistant|endoftext)\|?>|\[\/?INST\]|^#{2,3} ?(?:system|assistant|instruction)s?:?\s*$/im,
];

/** Whether a paragraph speaks to a machine. */
export function addressesMachine(paragraph: string): boolean {
  return ADDRESSES.some((pattern) => pattern.test(paragraph));
}
