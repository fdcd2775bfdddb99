// SPDX-License-Identifier: MIT
// Writes GitHub workflow commands with GitHub's own library: reads lines of JSON, each a list of command,
// properties and message. The first argument is the folder of the installed modules.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import path from "node:path";

const file = path.join(process.argv[2], "@actions", "core", "lib", "command.js");
const { issueCommand } = await import(pathToFileURL(file).href);
for await (const line of createInterface({ input: process.stdin })) {
    issueCommand(...JSON.parse(line));
}
