import type { Command } from 'commander';

/** `concordat claims [check [draft.docx]]`: what may be said, and whether a draft says it. */
export function addClaimsCommand(program: Command): void {
  const claims = program
    .command('claims')
    .description('print every claim of the two source documents with its standing and what to say instead')
    .action(async () => {
      const { listClaims } = await import('./claims.js');
      process.stdout.write(listClaims());
    });
  claims
    .command('check')
    .argument('[draft]', 'a Word file; left out to recompute every claim')
    .option('--pack <folder>', 'a built pack whose numbers the draft may quote')
    .description('recompute every claim, or say of each number of a draft whether evidence bears it out')
    .action(async (draft: string | undefined, { pack }: { readonly pack?: string }) => {
      const { checkClaims, listClaims } = await import('./claims.js');
      if (draft === undefined) return void process.stdout.write(listClaims());
      const { text, isBound } = await checkClaims(draft, pack);
      process.stdout.write(text);
      if (!isBound) process.exitCode = 1;
    });
}
