type XmlLibrary = typeof import('../vendor/sax');

let loading: Promise<XmlLibrary> | undefined;

/** The XML parser of all protocols that read messages, loaded for the first of them. */
export const loadXml = (): Promise<XmlLibrary> => (loading ??= import('../vendor/sax'));
