// Nouns for groups of people that act in talks and in what talks are about, and for bodies that are named by whose they are.

import type { ActorKind } from "../../domain/vocabulary.ts";
import { byWord, GROUP_NOUNS } from "./bodies.ts";

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/** Plural nouns for people in a role. */
const PEOPLE = words(
  `abductees activists advisers advisors aides allies ambassadors analysts armies attorneys authorities backers bankers
  bosses brokers captives captors chiefs citizens civilians clerics colleagues combatants commanders commandos
  commissioners companies consumers countries creditors critics delegates delegations demonstrators deputies detainees
  diplomats directors displaced dissidents dockworkers doctors donors drivers economists elders employees employers
  envoys executives exiles experts exporters factions families farmers fighters fishermen forces foreigners generals
  governments governors guarantors guards guerrillas gunmen heads historians hosts hostages importers industrialists
  inmates inspectors insurgents intermediaries investigators investors islanders jihadis journalists judges kidnappers
  landowners lawmakers lawyers leaders legislators lobbyists longshoremen manufacturers mayors mediators members merchants
  migrants militants militias militiamen miners ministers ministries monitors mothers nations nationals neighbors neighbours
  negotiators nurses observers officers officials operators opponents organisations organizations owners parents parties
  partners passengers patients peacekeepers pilots policemen politicians presidents prisoners producers prosecutors
  protesters rebels refugees relatives reporters representatives republicans democrats rescuers researchers residents
  retailers rivals sailors scholars scientists secessionists separatists senators settlers shareholders shippers
  soldiers sources spokesmen sponsors spouses states steelworkers students supporters survivors teachers technocrats
  terrorists traders troops unions veterans victims villagers volunteers voters warlords widows witnesses workers writers`,
);

/** Nouns for groups that can act. */
export const GROUPS: ReadonlySet<string> = new Set([...PEOPLE, ...GROUP_NOUNS]);

/** Whether a noun names a group that can act. */
export function isGroup(noun: string): boolean {
  return GROUPS.has(noun);
}

/** Groups that a text follows even where it does not say whose they are. */
export const FOLLOWED = words(
  `hostages captives mediators negotiators intermediaries relatives families militants rebels fighters insurgents gunmen
  guerrillas separatists militias reporters civilians residents refugees villagers islanders dockworkers longshoremen
  employers shippers workers miners teachers nurses detainees prisoners peacekeepers monitors observers inspectors donors
  creditors settlers factions delegates delegations diplomats unions countries nations farmers fishermen migrants retailers
  manufacturers exporters importers lawmakers allies protesters`,
);

/** Groups told apart by whom they belong to: "leaders of Norway and Sweden", "officials who were in Lima". */
export const BELONGING = words(
  `leaders officials relatives families allies members ministers negotiators heads chiefs commanders representatives
  supporters envoys aides advisers advisors diplomats troops soldiers forces commandos fighters militants rebels officers
  spokesmen lawmakers citizens nationals residents workers employees hostages prisoners detainees delegates delegations
  victims survivors backers opponents leaders partners generals parents widows mothers`,
);

/** Posts that a person without a name may hold: "the head of the agency". */
export const POSTS = words(
  `head chief leader president premier minister chancellor king queen emir sultan director chairman chairwoman chair
  commander governor mayor ambassador envoy negotiator spokesman spokeswoman spokesperson secretary commissioner speaker
  treasurer`,
);

/** Bodies that are written small and named by whose they are: "Norway's foreign ministry", "his government". */
export const OWNED_BODIES: ReadonlyMap<string, ActorKind> = byWord({
  GOVERNMENT_BODY: "ministry government cabinet parliament administration legislature embassy police",
  MILITARY: "army military navy",
  COURT: "court",
  COLLECTIVE: "delegation opposition",
});
