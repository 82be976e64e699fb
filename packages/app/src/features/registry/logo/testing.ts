import { createCanvas } from "@napi-rs/canvas";
import type { Page, Visitor } from "../../../../test/support/visitor.ts";
import { file, openWorld, type World } from "../../evidence/testing.ts";

/** A cluster that may have a logo, and its owner who brings one. */
export interface LogoWorld {
  readonly world: World;
  /** Where a logo is brought, and where it lies. */
  readonly form: string;
  readonly logo: string;
  /** One that was drawn before. */
  readonly png: Buffer;
  ingrid(): Promise<Visitor>;
  bring(content: string | Buffer, name: string, more?: Record<string, string>): Promise<Page>;
  kept(): Promise<Record<string, string>[]>;
  /** As it was before any logo came; the profile is published. */
  begin(): Promise<void>;
}

export async function openLogoWorld(): Promise<LogoWorld> {
  const world = await openWorld();
  const form = `/clusters/${world.cluster}/profile/logo`;
  const ingrid = async () => {
    const visitor = world.visitor("ingrid-solheim");
    await visitor.open(form);
    return visitor;
  };
  return {
    world,
    form,
    logo: `/clusters/${world.cluster}/logo`,
    png: await drawn("green"),
    ingrid,
    bring: async (content, name, more = {}) =>
      (await ingrid()).sendFile(form, { version: "0", seen_by: "cluster", ...more }, file(content, name)),
    kept: () => world.rows("select sha256, width, height, seen_by, version from cluster_logo"),
    begin: async () => {
      await world.rows("delete from cluster_logo");
      await world.rows("update cluster_profile set published = true");
    },
  };
}

export async function drawn(colour: string): Promise<Buffer> {
  const canvas = createCanvas(960, 240);
  const context = canvas.getContext("2d");
  context.fillStyle = colour;
  context.fillRect(0, 0, 240, 240);
  return canvas.encode("png");
}
