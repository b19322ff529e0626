// What write-good, alex and textlint take for each text, warm, in this process: one JSON object on the standard output.
//
// Texts come as a JSON array on the standard input; the argument is how often each is checked. Not here: what they find.
// textlint has no rules of its own: it runs the one that wraps write-good.
import { readFileSync } from 'node:fs';
import { markdown } from 'alex';
import writeGood from 'write-good';
import { TextlintKernel } from '@textlint/kernel';
import { moduleInterop } from '@textlint/module-interop';
import markdownPlugin from '@textlint/textlint-plugin-markdown';
import writeGoodRule from 'textlint-rule-write-good';

const texts = JSON.parse(readFileSync(0, 'utf8'));
const rounds = Number(process.argv[2] ?? 20);

const kernel = new TextlintKernel();
const options = {
  ext: '.md',
  plugins: [{ pluginId: 'markdown', plugin: moduleInterop(markdownPlugin) }],
  rules: [{ ruleId: 'write-good', rule: moduleInterop(writeGoodRule) }],
};
const peers = {
  'write-good': async (text) => writeGood(text),
  alex: async (text) => markdown(text).messages,
  textlint: async (text) => (await kernel.lintText(text, options)).messages,
};

const answer = {};
for (const [name, check] of Object.entries(peers)) {
  const times = [];
  for (let round = -2; round < rounds; round += 1) {
    for (const text of texts) {
      const began = performance.now();
      await check(text);
      if (round >= 0) times.push(performance.now() - began);
    }
  }
  answer[name] = times;
}
process.stdout.write(JSON.stringify(answer));
