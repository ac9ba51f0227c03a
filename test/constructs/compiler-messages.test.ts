import { expect, test } from "vitest";
import { compiledAndRun } from "./compiled.ts";

/** What the compiler says of a table of books with this in it. */
async function said(part: string): Promise<string> {
  const program = `
import { App, TerraformStack } from "cdktf";
import { PostgresSchema } from "schemata";
const shop = new PostgresSchema(new TerraformStack(new App(), "stack"), "shop", { name: "shop" });
shop.addTable("books", { columns: { author: { type: "text" }, title: { type: "text" } }, ${part} });
`;
  const compiled = compiledAndRun({ "main.ts": program });
  const failed: Error = await compiled.then(
    () => expect.fail("it compiles"),
    (error: Error) => error,
  );
  return failed.message.slice(0, failed.message.indexOf("\n\n"));
}

test.each([
  [`indexes: ["author", "lower(title)"]`, `'"lower(title)"'`],
  [`indexes: ["author", "author", "author", "author", "author", "author", "(1)"]`, `'"(1)"'`],
  [`uniques: ["author", "titel"]`, `'"titel"'`],
])("a wrong entry of a list is told alone, with the columns that there are: %s", async (part, wrong) => {
  const message = await said(part);
  expect(message).toContain(`Type ${wrong} is not assignable to type 'ColumnOrColumns<"author" | "title">'`);
  expect(message.match(/error TS/g)).toHaveLength(1);
});
