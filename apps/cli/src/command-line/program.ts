import { Command as Node, Option as NodeOption } from "commander";
import { COMMANDS, GROUPS } from "../commands.ts";
import type { Terminal } from "../terminal.ts";
import { versionText } from "../version.ts";
import type { Command, Given } from "./command.ts";
import { TOLD_TOPICS, TOPICS } from "./help-topics.ts";

const PROGRAM = "alchemiser";

/** What is done with a command that was named rightly. */
export type Dispatch = (command: Command, given: Given) => Promise<void>;

/** Commander's picture of the table of commands. It throws a CommanderError for help and for misuse. */
export function programFor(terminal: Terminal, dispatch: Dispatch): Node {
  const program = new Node(PROGRAM)
    .description("Runs trading strategies for US equities, and proves that it did so correctly.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        terminal.write(text);
      },
      writeErr: (text) => {
        terminal.remark(text);
      },
      outputError: () => undefined,
      getOutHelpWidth: () => terminal.columns,
    })
    .configureHelp({ visibleCommands: leavesOf, subcommandTerm: termOf, showGlobalOptions: false })
    .helpCommand(false)
    .showSuggestionAfterError();
  withGlobalOptions(program).version(versionText(), "-v, --version", "say which version this is");
  program.addHelpText("after", `\nMore: ${PROGRAM} help ${["COMMAND", ...TOLD_TOPICS].join(" | ")}`);
  addHelpCommand(program, terminal);
  for (const command of COMMANDS) addCommand(program, command, dispatch);
  return program;
}

function addCommand(program: Node, command: Command, dispatch: Dispatch): void {
  const names = command.name.split(" ");
  const [group, name = command.name] = names.length === 1 ? [] : names;
  const node = parentOf(program, group).command(name).description(descriptionOf(command)).summary(command.summary);
  for (const { form, meaning } of command.words) node.argument(form, meaning);
  for (const { form, meaning, choices, standard } of command.options) {
    const option = new NodeOption(form, meaning);
    if (choices !== undefined) option.choices([...choices]);
    if (standard !== undefined) option.default(standard);
    node.addOption(option);
  }
  withGlobalOptions(node);
  node.addHelpText("after", `\nExamples:\n${command.examples.map((line) => `  ${PROGRAM} ${line}`).join("\n")}`);
  node.action(() => dispatch(command, { words: node.args, options: node.optsWithGlobals() }));
}

const withGlobalOptions = (node: Node): Node =>
  node
    .option("--home <folder>", "where configuration, bars, ledger and reports lie (default: ~/.alchemiser)")
    .option("--json", "print one JSON object and nothing else on stdout")
    .helpOption("-h, --help", "show this help");

function parentOf(program: Node, group: string | undefined): Node {
  if (group === undefined) return program;
  const present = program.commands.find((node) => node.name() === group);
  return (
    present ??
    program
      .command(group)
      .description(sentence(GROUPS.get(group) ?? group))
      .usage("COMMAND [options]")
  );
}

function addHelpCommand(program: Node, terminal: Terminal): void {
  const help = program.command("help").summary("explain a command or a topic").argument("[WORD...]");
  help.action(async (words: readonly string[]) => {
    const topic = TOPICS.get(words.join(" "));
    if (topic !== undefined) {
      terminal.write(await topic(Math.min(terminal.columns, 120)));
      return;
    }
    const found = words.reduce<Node | undefined>(
      (node, word) => node?.commands.find((n) => n.name() === word),
      program,
    );
    if (found === undefined) program.error(`no command or topic is called "${words.join(" ")}"`);
    else found.help();
  });
}

/** The commands themselves, not the groups that they are in. */
const leavesOf = (node: Node): Node[] =>
  node.commands.flatMap((command) => (command.commands.length === 0 ? [command] : [...command.commands]));

function termOf(node: Node): string {
  const parent = node.parent?.name() ?? PROGRAM;
  const words = node.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  );
  return [...(parent === PROGRAM ? [] : [parent]), node.name(), ...words].join(" ");
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const descriptionOf = ({ summary, more }: Command): string =>
  more === undefined ? sentence(summary) : `${sentence(summary)}\n\n${more}`;
