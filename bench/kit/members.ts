/** A made-up list of members as managers keep one: semicolons, decimal commas, days with points, a title above the header. */

const HEAD =
  "Bedrift;Org.nr.;Type;Næringskode;Ansatte;Omsetning;Adresse;Postnr;Poststed;Land;Hjemmeside;Innmeldt;Avtale;Beskrivelse";
const TOWNS = [
  ["3724", "Skien"],
  ["3936", "Porsgrunn"],
  ["3679", "Notodden"],
  ["0151", "Oslo"],
  ["5003", "Bergen"],
  ["7010", "Trondheim"],
  ["3800", "Bø"],
] as const;

export function memberList(rows: number): string {
  const lines = ["Medlemsliste;;;;", "", HEAD];
  for (let n = 0; lines.length < rows + 3; n += 1) {
    const number = registerNumber(n);
    if (number !== null) lines.push(line(lines.length - 3, number));
  }
  return lines.join("\r\n");
}

function line(k: number, number: string): string {
  const [code, town] = TOWNS[k % TOWNS.length] ?? TOWNS[0];
  const day = `${String((k % 28) + 1).padStart(2, "0")}.${String((k % 12) + 1).padStart(2, "0")}.${2005 + (k % 20)}`;
  return [
    ...[`Firma nummer ${k} AS`, number, "Bedrift", `25.${(k % 9) + 1}1`, k % 250, `${k % 90},5`],
    ...[`Gate ${k}`, code, town, "Norge", `www.firma${k}.no`, day, k % 3 ? "signert" : ""],
    `Lager deler av stål og aluminium til industri, nummer ${k}`,
  ].join(";");
}

/** With its check digit; null for one of eleven that has none. */
function registerNumber(n: number): string | null {
  const digits = `9${String(n).padStart(7, "0")}`;
  const sum = [3, 2, 7, 6, 5, 4, 3, 2].reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? null : `${digits}${check}`;
}
