/**
 * Owns Claims: which object a row of PostgreSQL's catalogs means.
 * Must not know kinds, nor what the numbers stand for that rows are claimed with.
 */

/** One row of a catalog: `pg_class`, its oid, and a column's number or 0. */
export interface CatalogRow {
  readonly catalog: string;
  readonly oid: number;
  readonly sub: number;
}

/** Of the text `pg_class/16384/0`. */
export function rowOf(text: string): CatalogRow {
  const [catalog = "", oid, sub] = text.split("/");
  return { catalog, oid: Number(oid), sub: Number(sub) };
}

/** The rows of one catalog. */
interface OfCatalog {
  readonly whole: Map<number, number>;
  /** By oid and subid. */
  readonly parts: Map<number, number[]>;
}

export class Claims {
  readonly #catalogs = new Map<string, OfCatalog>();
  /** More than the largest claimant. */
  count = 0;

  add(catalog: string, oid: number, sub: number, claimant: number): void {
    const rows = this.of(catalog);
    this.count = Math.max(this.count, claimant + 1);
    if (sub === 0) rows.whole.set(oid, claimant);
    else {
      const parts = rows.parts.get(oid);
      if (parts !== undefined) parts[sub] = claimant;
      else {
        const first: number[] = [];
        first[sub] = claimant;
        rows.parts.set(oid, first);
      }
    }
  }

  /** The claims on one catalog, to be asked many times. */
  of(catalog: string): OfCatalog {
    let rows = this.#catalogs.get(catalog);
    if (rows === undefined) {
      rows = { whole: new Map(), parts: new Map() };
      this.#catalogs.set(catalog, rows);
    }
    return rows;
  }

  /** Who has claimed just this row. */
  find({ catalog, oid, sub }: CatalogRow): number | undefined {
    return claimedIn(this.of(catalog), oid, sub);
  }
}

/** Who has claimed just this row. */
export const claimedIn = ({ whole, parts }: OfCatalog, oid: number, sub: number): number | undefined =>
  sub === 0 ? whole.get(oid) : parts.get(oid)?.[sub];

export type { OfCatalog };
