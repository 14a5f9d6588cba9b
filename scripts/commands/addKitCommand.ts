import type { Command } from 'commander';

/** `concordat kit ...`: the words after it are the kit's own, which loads only then. */
export function addKitCommand(program: Command): void {
  program
    .command('kit')
    .argument('[words...]', 'keygen, template, check, preview, build, sign or push; --help says more')
    .description("publish from a partner's own spreadsheet")
    .helpOption(false)
    .allowUnknownOption()
    .action(async (words: readonly string[]) => (await import('./kit.js')).kit(words));
}
