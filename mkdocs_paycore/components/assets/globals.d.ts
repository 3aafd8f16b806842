/** Material for MkDocs tells of each page that it shows, also after instant navigation; other themes have none. */
declare var document$: { subscribe(act: () => void): void } | undefined;
