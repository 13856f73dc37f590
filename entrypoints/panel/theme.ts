/** DevTools has a theme of its own, which may differ from the system's; as a page, or with `default`, the system decides. */
export function followTheme(devtoolsTheme: string | null): void {
  if (devtoolsTheme === 'dark' || devtoolsTheme === 'light') document.documentElement.dataset['theme'] = devtoolsTheme;
}
