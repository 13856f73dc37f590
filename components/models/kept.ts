import type { PanelModel } from './types.ts';

const kept = new WeakMap<PanelModel, Map<string, unknown>>();

/**
 * What a view wants to find again when its tab is left and opened again: whoever follows a link into Traffic comes back to the same lesson.
 * `key` belongs to one view, which alone knows the shape; it lives as long as the panel's model.
 */
export function keptFor<T>(model: PanelModel, key: string, make: () => T): T {
  const shelf = kept.get(model) ?? new Map<string, unknown>();
  kept.set(model, shelf);
  if (!shelf.has(key)) shelf.set(key, make());
  return shelf.get(key) as T;
}
