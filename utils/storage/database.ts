/** The one door to idb. */
export { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
