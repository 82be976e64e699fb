import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "../../../packages/app/src/platform/database/database.ts";
import { CLUSTERS, EVERYBODY, EXPERTS, memberOf, ownerOf } from "./cast.ts";

export interface Place {
  readonly index: number;
  readonly clusterId: string;
  readonly assessmentId: string;
}

/** Clusters with submitted answers, people with their roles; every third cluster has answers that are not enough. */
export function seedCampaign(
  db: Database,
  edition: { readonly id: string; readonly hash: string },
  files: { readonly enough: object; readonly tooFew: object },
): Promise<Place[]> {
  return db.asWorker(async (tx) => {
    const run = async (statement: ReturnType<typeof sql>) =>
      ((await tx.execute(statement)) as unknown as { rows: { id: string }[] }).rows[0]?.id ?? "";
    await run(sql`insert into installation (kind) values ('demonstration')`);
    for (const { id, name, email, offices } of EVERYBODY) {
      await run(sql`insert into person (id, name, email) values (${id}, ${name}, ${email})`);
      for (const office of offices) await run(sql`insert into office (person_id, office) values (${id}, ${office})`);
    }
    for (const { id, country, firm } of EXPERTS)
      await run(
        sql`insert into expert (person_id, country, firm, changed_by) values (${id}, ${country}, ${firm ?? ""}, ${id})`,
      );
    const places: Place[] = [];
    for (let index = 0; index < CLUSTERS; index++) {
      const clusterId = await run(
        sql`insert into cluster (name, country, invented) values (${`Cluster ${index}`}, 'NO', true) returning id`,
      );
      for (const [{ id }, role] of [
        [ownerOf(index), "owner"],
        [memberOf(index), "member"],
      ] as const)
        await run(sql`insert into cluster_person (cluster_id, person_id, role) values (${clusterId}, ${id}, ${role})`);
      const file = {
        ...(index % 3 === 2 ? files.tooFew : files.enough),
        cluster: { name: `Cluster ${index}`, country: "NO" },
      };
      const { scheme, reference_date: day } = file as unknown as { scheme: string; reference_date: string };
      const assessmentId =
        await run(sql`insert into assessment (cluster_id, scheme, edition, edition_hash, label, reference_date, state, created_by)
        values (${clusterId}, ${scheme}, ${edition.id}, ${edition.hash}, 'gold', ${day}, 'submitted', ${ownerOf(index).id}) returning id`);
      const text = JSON.stringify(file);
      const sha256 = createHash("sha256").update(text).digest("hex");
      await run(sql`insert into submission (assessment_id, number, case_file, sha256, submitted_by)
        values (${assessmentId}, 1, ${text}, ${sha256}, ${ownerOf(index).id})`);
      places.push({ index, clusterId, assessmentId });
    }
    await run(
      sql`insert into board_meeting (held_on, changed_by) values ('2027-01-12', ${ownerOf(0).id}) returning id`,
    );
    return places;
  });
}
