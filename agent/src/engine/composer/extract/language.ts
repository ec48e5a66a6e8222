import { ENGLISH_WORDS } from "../lexicon/words.ts";

const GRAMMAR: readonly (readonly [string, string, RegExp])[] = [
  ["id", "Indonesian", /\b(?:dan|yang|untuk|dalam|dengan|saya|aplikasi|buatkan|harus|serta|dari|ini)\b/gi],
  ["es", "Spanish", /\b(?:el|los|las|una|para|con|quiero|que|mis|aplicaci[oó]n|de|y|mi|lista)\b/gi],
  ["fr", "French", /\b(?:le|les|une|pour|avec|je|veux|mes|application|des|du|et|mon|ma|liste)\b/gi],
  ["de", "German", /\b(?:der|die|das|und|für|mit|ich|eine?n?|meine?|mir|zum|zur|liste|verwalten)\b/gi],
  ["pt", "Portuguese", /\b(?:o|os|uma|para|com|quero|meus|minha|aplicativo|de|e|lista|um)\b/gi],
  ["it", "Italian", /\b(?:il|gli|una|per|con|voglio|che|miei|applicazione|di|e|lista|le)\b/gi],
  ["nl", "Dutch", /\b(?:het|een|voor|met|ik|wil|mijn|en|lijst|van)\b/gi],
];
const SCRIPTS: readonly (readonly [string, string, RegExp])[] = [
  ["ja", "Japanese", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["zh", "Chinese", /\p{Script=Han}/u],
  ["ko", "Korean", /\p{Script=Hangul}/u],
  ["ru", "Russian", /\p{Script=Cyrillic}/u],
  ["ar", "Arabic", /\p{Script=Arabic}/u],
  ["hi", "Hindi", /\p{Script=Devanagari}/u],
  ["el", "Greek", /\p{Script=Greek}/u],
  ["he", "Hebrew", /\p{Script=Hebrew}/u],
  ["th", "Thai", /\p{Script=Thai}/u],
];

export type Language = { readonly code: string; readonly name: string };

/** The language of a text that is not English, when its script or its grammar words say so clearly. */
export function detectForeignLanguage(text: string): Language | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 6) return undefined;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin * 2 < letters) {
    const script = SCRIPTS.find(([, , pattern]) => pattern.test(text));
    if (script !== undefined) return { code: script[0], name: script[1] };
  }
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
  const english = words.filter((word) => ENGLISH_WORDS.has(word)).length;
  let best: (Language & { count: number }) | undefined;
  for (const [code, name, pattern] of GRAMMAR) {
    const count = text.match(pattern)?.length ?? 0;
    if (best === undefined || count > best.count) best = { code, name, count };
  }
  return best !== undefined && best.count >= 2 && best.count > english * 1.5
    ? { code: best.code, name: best.name }
    : undefined;
}

/** Words of other languages for things of the lexicon, as they stand in briefs; the app keeps them as labels. */
const FOREIGN_THINGS = `
barang:Item transaksi:StockMovement pelanggan:Customer produk:Product tugas:Task pengeluaran:Expense buku:Book resep:Recipe siswa:Student karyawan:Employee pemasok:Supplier pesanan:Order
tarea:Task tareas:Task gasto:Expense gastos:Expense cliente:Customer clientes:Customer producto:Product productos:Product libro:Book libros:Book receta:Recipe recetas:Recipe factura:Invoice facturas:Invoice inventario:Item evento:Event eventos:Event proveedor:Supplier proveedores:Supplier nota:Note notas:Note hábito:Habit hábitos:Habit
tâche:Task tâches:Task dépense:Expense dépenses:Expense client:Customer clients:Customer produit:Product produits:Product livre:Book livres:Book recette:Recipe recettes:Recipe facture:Invoice factures:Invoice événement:Event événements:Event plante:Plant plantes:Plant
aufgabe:Task aufgaben:Task ausgabe:Expense ausgaben:Expense kunde:Customer kunden:Customer produkt:Product produkte:Product buch:Book bücher:Book rezept:Recipe rezepte:Recipe rechnung:Invoice rechnungen:Invoice pflanze:Plant pflanzen:Plant lieferant:Supplier lieferanten:Supplier gast:Guest gäste:Guest termin:Appointment termine:Appointment
tarefa:Task tarefas:Task despesa:Expense despesas:Expense produto:Product produtos:Product livro:Book livros:Book receita:Recipe receitas:Recipe fornecedor:Supplier fornecedores:Supplier
attività:Task spesa:Expense spese:Expense prodotto:Product prodotti:Product libri:Book ricetta:Recipe ricette:Recipe fattura:Invoice fatture:Invoice
taak:Task taken:Task uitgave:Expense uitgaven:Expense klant:Customer klanten:Customer boek:Book boeken:Book recept:Recipe recepten:Recipe
`;
const THINGS: ReadonlyMap<string, string> = new Map(
  FOREIGN_THINGS.trim()
    .split(/\s+/)
    .map((pair) => [pair.split(":")[0] ?? "", pair.split(":")[1] ?? ""]),
);

/** The things that a text of another language names, in its own words and order. */
export function findForeignThings(text: string): { readonly word: string; readonly entryName: string }[] {
  const seen = new Set<string>();
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .flatMap((word) => {
      const entryName = THINGS.get(word);
      if (entryName === undefined || seen.has(entryName)) return [];
      seen.add(entryName);
      return [{ word, entryName }];
    });
}
