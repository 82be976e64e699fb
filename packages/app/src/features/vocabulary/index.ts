export { FileFaults } from "./files/read-rows.ts";
export { findPlaces, resolvePlaces } from "./find-places.ts";
export { nameActivities, nameRegions } from "./name-codes.ts";
export { type ImportedVocabulary, importVocabulary, type VocabularyKind } from "./operations/import-vocabulary.ts";
export { writtenTown } from "./towns.ts";
