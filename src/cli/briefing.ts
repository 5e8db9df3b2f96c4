// parley briefing: saved questions made, changed, shown, published and compared.

import { Command, Option } from "commander";

import { DIGEST_FORMATS } from "../domain/digest.ts";

import {
  type Asked,
  digestOptions,
  readRevision,
  readSettings,
  readWindow,
  type SettingOptions,
} from "./briefing-options.ts";
import {
  type BriefingDoors,
  differenceInText,
  listInText,
  publicBriefing,
  publicDifference,
  publicEdition,
} from "./briefing-output.ts";
import { optionOf, Refusal, withStorage } from "./output.ts";

export function addBriefing(program: Command): void {
  const briefing = program
    .command("briefing")
    .description("make, change, show, publish and compare briefings: saved questions")
    .addHelpText(
      "after",
      `
A briefing, a negotiation, an actor, an issue or a source is named by its id, its slug or its name.

Examples:
  parley briefing create "Gaza desk" --negotiation hamas-israel-hostage-talks --cadence "0 7 * * MON-FRI" --time-zone Asia/Jerusalem
  parley briefing preview "Gaza desk" --format html > preview.html
  parley briefing publish "Gaza desk"
  parley briefing diff "Gaza desk"`,
    );
  for (const command of [create(), update(), archive(), restore(), list(), preview(), publish(), diff()])
    briefing.addCommand(command.showHelpAfterError("(add --help for what is possible)"));
}

const JSON_OPTION = ["--json", "print JSON"] as const;

/** Settings that create and update share. */
function settable(command: Command): Command {
  return digestOptions(command)
    .option("--cadence <cron>", "minute, hour, day of month, month, day of week; none to publish by hand")
    .option("--time-zone <zone>", "IANA zone of the readers")
    .option(...JSON_OPTION);
}

function create(): Command {
  return settable(new Command("create").description("save a question"))
    .argument("<name>", "what to call it")
    .addHelpText("after", '\nExample:\n  parley briefing create "Cod" --negotiation cod-talks --length short')
    .action((name: string, options: SettingOptions) =>
      withDoors(async ({ db, digest, acting }) => {
        const settings = await readSettings(db, digest, options, null);
        const { scope = { negotiations: [], actors: [], issues: [], sources: [], languages: [] }, ...rest } = settings;
        const made = granted(await digest.createBriefing(db, { ...rest, name, scope }, acting));
        await show("Created", made.briefingId, options, { db, digest, acting });
      }),
    );
}

function update(): Command {
  return settable(new Command("update").description("change what is given and leave the rest"))
    .argument("<briefing>", "id or name")
    .option("--name <name>", "another name")
    .option("--expect-revision <number>", "refuse when somebody has changed it since this revision")
    .addHelpText(
      "after",
      '\nA list that is given takes the place of the one before; "all" empties it.\n\nExample:\n  parley briefing update Cod --length full --actor all --cadence none',
    )
    .action((text: string, options: SettingOptions & { readonly name?: string; readonly expectRevision?: string }) =>
      withDoors(async ({ db, digest, acting }) => {
        const briefing = granted(await digest.briefingCalled(db, text));
        const settings = await readSettings(db, digest, options, briefing.scope);
        const named = options.name === undefined ? settings : { ...settings, name: options.name };
        if (Object.keys(named).length === 0)
          throw new Refusal("Nothing is to be changed: give an option, see `parley briefing update --help`");
        const expectedRevision = readRevision(options.expectRevision);
        granted(
          await digest.updateBriefing(db, { briefingId: briefing.id, expectedRevision, settings: named }, acting),
        );
        await show("Changed", briefing.id, options, { db, digest, acting });
      }),
    );
}

function archive(): Command {
  return new Command("archive")
    .description("put a briefing away: nothing is published, nothing is deleted")
    .argument("<briefing>", "id or name")
    .option(...JSON_OPTION)
    .action((text: string, options: Asked) => putAway(text, options, true));
}

function restore(): Command {
  return new Command("restore")
    .description("take a briefing back from the archive")
    .argument("<briefing>", "id or name")
    .option(...JSON_OPTION)
    .action((text: string, options: Asked) => putAway(text, options, false));
}

function putAway(text: string, options: Asked, away: boolean): Promise<void> {
  return withDoors(async ({ db, digest, acting }) => {
    const { id } = granted(await digest.briefingCalled(db, text));
    const change = { briefingId: id, expectedRevision: null };
    granted(await (away ? digest.archiveBriefing(db, change, acting) : digest.restoreBriefing(db, change, acting)));
    await show(away ? "Archived" : "Restored", id, options, { db, digest, acting });
  });
}

function list(): Command {
  return new Command("list")
    .description("list the briefings, the newest first")
    .option("--archived", "those that were put away, too")
    .option(...JSON_OPTION)
    .action((options: Asked & { readonly archived?: boolean }) =>
      withDoors(async ({ db, digest }) => {
        const found = await digest.briefingList(db, options.archived === true);
        print(options, found.map(publicBriefing), () => listInText(found));
      }),
    );
}

function formatOption(): Option {
  return new Option("--format <format>", "in which format").choices(DIGEST_FORMATS.map(optionOf));
}

function preview(): Command {
  return new Command("preview")
    .description("show the next edition as it would be now")
    .argument("<briefing>", "id or name")
    .addOption(formatOption().default("markdown"))
    .option("--json", "the same as --format json")
    .action((text: string, options: Asked & { readonly format: string }) =>
      withDoors(async ({ db, digest, acting }) => {
        const { id } = granted(await digest.briefingCalled(db, text));
        const [document] = await digest.previewBriefings(db, [id], acting.now);
        if (document !== undefined) await render(digest, document, options.json === true ? "json" : options.format);
      }),
    );
}

function publish(): Command {
  return new Command("publish")
    .description("freeze the next edition: since the last one, or the last seven days")
    .argument("<briefing>", "id or name")
    .option("--since <date>", "start of another window, YYYY-MM-DD or an instant; with --until")
    .option("--until <date>", "its end, exclusive")
    .addOption(formatOption().conflicts("json"))
    .option(...JSON_OPTION)
    .addHelpText(
      "after",
      "\nThe same window again gives the edition that it has. With --format, the edition itself is printed.",
    )
    .action(
      (text: string, options: Asked & { readonly since?: string; readonly until?: string; readonly format?: string }) =>
        withDoors(async ({ db, digest, acting }) => {
          const window = readWindow(options);
          const { id } = granted(await digest.briefingCalled(db, text));
          const { editionId } = granted(await digest.publishEdition(db, { briefingId: id, window }, acting.now));
          const edition = await digest.editionCalled(db, { id: editionId });
          if (edition === null) throw new Error(`Edition ${editionId} is gone`);
          if (options.format !== undefined) return render(digest, edition.document, options.format);
          const { since, until } = edition.document.window;
          print(options, publicEdition(edition), () => [
            `Edition ${edition.number} of ${edition.document.title}: edition_${edition.id}`,
            `    ${since.toISOString()} to ${until.toISOString()}, ${edition.document.citations.length} citations of ${edition.document.coverage.articles} articles`,
          ]);
        }),
    );
}

function diff(): Command {
  return new Command("diff")
    .description("tell what an edition says that another does not")
    .argument("<briefing>", "id or name")
    .option("--from <number>", "the earlier edition; the one before --to when left out")
    .option("--to <number>", "the later edition; the newest when left out")
    .option(...JSON_OPTION)
    .action((text: string, options: Asked & { readonly from?: string; readonly to?: string }) =>
      withDoors(async ({ db, digest }) => {
        const { id, name } = granted(await digest.briefingCalled(db, text));
        const numbered = async (option: string, given: string | undefined) => {
          const number = given === undefined ? null : Number(given);
          if (number !== null && !(Number.isInteger(number) && number >= 1 && number <= 1e9))
            throw new Refusal(`${option}: "${given}" is no number of an edition`);
          const edition = await digest.editionCalled(db, { briefingId: id, number });
          if (edition !== null) return edition;
          throw new Refusal(
            number === null
              ? `${name} has no edition yet: publish one with \`parley briefing publish\``
              : `${name} has no edition ${number}`,
          );
        };
        const to = await numbered("--to", options.to);
        const from = options.from === undefined ? null : await numbered("--from", options.from);
        const [result] = await digest.editionDiffs(db, [to.id], from?.id ?? null);
        if (result === undefined) throw new Error(`Edition ${to.id} is gone`);
        const difference = granted(result);
        const earlier = from?.number ?? (to.number === 1 ? null : to.number - 1);
        print(options, { from: earlier, to: to.number, ...publicDifference(difference) }, () => [
          earlier === null
            ? `Edition ${to.number} of ${name} is the first: all of it is new`
            : `Edition ${to.number} of ${name} against ${earlier}`,
          ...differenceInText(difference),
        ]);
      }),
    );
}

// ---- What they share -----------------------------------------------------------------------------------------------

/** The database and the doors, loaded only when something is to be done. */
async function withDoors(work: (doors: BriefingDoors) => Promise<void>): Promise<void> {
  const { archiveBriefing, createBriefing, restoreBriefing, updateBriefing, previewBriefings, publishEdition } =
    await import("../digest/index.ts");
  const { briefingCalled, briefingList, editionCalled, editionDiffs, listedBriefing, scopeCalled } = await import(
    "../digest/index.ts"
  );
  const { NoPdfError, renderDigest } = await import("../digest/index.ts");
  const digest = {
    ...{ archiveBriefing, createBriefing, restoreBriefing, updateBriefing, previewBriefings, publishEdition },
    ...{ briefingCalled, briefingList, editionCalled, editionDiffs, listedBriefing, scopeCalled },
    ...{ NoPdfError, renderDigest },
  };
  await withStorage(({ db }) =>
    work({ db, digest, acting: { actor: "local user", now: new Date(), door: "command line" } }),
  );
}

/** The value of an outcome; what the user can mend is told, a line each. */
function granted<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly errors: readonly { readonly message: string }[] },
): T {
  if (result.ok) return result.value;
  throw new Refusal(result.errors.map((error) => error.message).join("\n"));
}

async function show(done: string, id: string, options: Asked, { db, digest }: BriefingDoors): Promise<void> {
  const found = await digest.listedBriefing(db, id);
  print(options, publicBriefing(found), () => [`${done} ${found.briefing.name}: briefing_${id}`]);
}

function print(options: Asked, value: unknown, lines: () => readonly string[]): void {
  console.log(options.json === true ? JSON.stringify(value, null, 2) : lines().join("\n"));
}

async function render(
  digest: BriefingDoors["digest"],
  document: Parameters<BriefingDoors["digest"]["renderDigest"]>[0],
  option: string,
): Promise<void> {
  const format = DIGEST_FORMATS.find((known) => optionOf(known) === option) ?? "MARKDOWN";
  const rendered = await digest.renderDigest(document, format).catch((error: unknown) => {
    throw error instanceof digest.NoPdfError ? new Refusal(error.message) : error;
  });
  process.stdout.write(rendered);
}
