/**
 * Owns the snapshots of whole plans as a reviewer reads them: what runs, what it locks, what is lost.
 * Must not know how the text is made.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { freshDatabase, onDatabase, type TestDatabase, versions } from "../servers.ts";
import { type Workspace, workspace } from "../terraform.ts";
import { type Arguments, declared, flat, forgetState, readable } from "./declared.ts";

let opened: Workspace;
let database: TestDatabase;

beforeAll(async () => {
  opened = await workspace({});
});
afterAll(() => opened.remove());
beforeEach(async () => {
  forgetState(opened);
  database = await freshDatabase(versions().at(-1)!);
  return () => database.drop();
});

async function applied(schema: Arguments): Promise<void> {
  opened.write(declared({ url: database.url }, schema));
  const ran = await opened.apply();
  expect(ran.code, flat(ran)).toBe(0);
}

/** The plan as it is printed, without what differs between runs and machines. */
async function planned(schema: Arguments): Promise<string> {
  opened.write(declared({ url: database.url }, schema));
  const ran = await opened.run("plan", "-no-color");
  return readable(ran)
    .replaceAll("OpenTofu", "Terraform")
    .replace("configuration and\nfound", "configuration\nand found")
    .replaceAll(/plan [0-9a-f]{8,}/g, "plan «id»")
    .replaceAll(/(basis +=) "[0-9a-f]+"/g, '$1 "«hash»"')
    .replaceAll(/in PostgreSQL \d+\.\d+/g, "in PostgreSQL «version»")
    .replaceAll(/on main\.tf\.json line \d+/g, "on main.tf.json line «n»")
    .replaceAll(/^ +\d+: /gm, "  «n»: ")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

const bigint = { type: "bigint" };
const key = { columns: ["id"] };
const identity = { type: "bigint", identity: "always" };

const shop = {
  orgs: { columns: { id: identity, name: { type: "text", nullable: false } }, primary_key: key },
  users: {
    columns: { id: identity, org: { ...bigint, nullable: false }, email: { type: "text" } },
    primary_key: key,
    uniques: { users_email_key: { columns: ["email"] } },
    foreign_keys: { users_org_fkey: { columns: ["org"], references: { table: "orgs", columns: ["id"] } } },
    indexes: { users_org_idx: { columns: ["org"] } },
  },
  orders: {
    columns: { id: identity, total: { type: "numeric(10,2)", default: "0" } },
    primary_key: key,
    comment: "What was bought",
  },
};
const { orgs, users, orders } = shop;
const withUsers = (more: object): Arguments => ({ tables: { ...shop, users: { ...users, ...more } } });

test("create of three tables", async () => {
  expect(await planned({ tables: shop })).toMatchSnapshot();
});

test("one column in a table of 40 takes 41 lines, 3 of them ours to choose: a head, a comment, the statement", async () => {
  const columns = Object.fromEntries(Array.from({ length: 40 }, (_, place) => [`column_${place}`, { type: "text" }]));
  await applied({ tables: { wide: { columns } } });
  const text = await planned({ tables: { wide: { columns: { ...columns, added: { type: "text" } } } } });
  expect(text).toMatchSnapshot();
  // Whose the others are: decisions/plan-text.md.
  expect(text.split("\n")).toHaveLength(41);
  const [, migration] = /<<-EOT\n(.*?)\n +EOT/s.exec(text) ?? [];
  expect(migration?.split("\n")).toHaveLength(3);
});

test("rename by hint, refused drop, widened type, new constraint, twelve statements, drift, nothing", async () => {
  await applied({ tables: shop });
  const renamed = { id: identity, org: users.columns.org, address: { type: "text", renamed_from: "email" } };
  expect(
    await planned(withUsers({ columns: renamed, uniques: { users_email_key: { columns: ["address"] } } })),
  ).toMatchSnapshot("rename by hint");
  expect(await planned({ tables: { orgs, users } })).toMatchSnapshot("refused drop");
  expect(
    await planned({
      tables: {
        ...shop,
        orders: { ...orders, columns: { id: identity, total: { type: "numeric(12,2)", default: "0" } } },
      },
    }),
  ).toMatchSnapshot("widened type");
  expect(
    await planned(withUsers({ checks: { users_email_check: { expression: "email LIKE '%@%'" } } })),
  ).toMatchSnapshot("new constraint");
  expect(
    await planned({
      allow: ["drops-table:app.orders"],
      tables: {
        orgs: {
          ...orgs,
          columns: { ...orgs.columns, name: { type: "text" } },
          indexes: { orgs_name_idx: { columns: ["lower(name)"] } },
        },
        users: {
          ...users,
          columns: { ...users.columns, email: { type: "text", nullable: false } },
          uniques: {},
          indexes: { users_email_idx: { columns: ["email"], unique: true } },
          checks: { users_email_check: { expression: "email LIKE '%@%'" } },
        },
        tags: { columns: { name: { type: "text" } } },
      },
    }),
  ).toMatchSnapshot("twelve statements");
  await onDatabase(
    database.url,
    "ALTER TABLE app.users ALTER email SET NOT NULL; DROP INDEX app.users_org_idx; COMMENT ON TABLE app.orders IS 'by hand'",
  );
  expect(await planned({ tables: shop })).toMatchSnapshot("drift");
  await onDatabase(
    database.url,
    "ALTER TABLE app.users ALTER email DROP NOT NULL; CREATE INDEX users_org_idx ON app.users (org); COMMENT ON TABLE app.orders IS 'What was bought'; CREATE TABLE app.of_another ()",
  );
  expect(await planned({ tables: shop })).toMatchSnapshot("nothing");
});
