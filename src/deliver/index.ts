// The door: where editions go, and the work that goes on by itself.

export { mayDial } from "./outbound.ts";
export type { WorkDependencies, WorkSettings } from "./perform.ts";
export { addDeliveryTarget, removeDeliveryTarget, retryDelivery } from "./targets.ts";
export { startWork, type Summary, type Work, workOnce } from "./work.ts";
