/** A red square of 8 by 8 pixels. */
export const logoPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mO4ZmyDFTEMLQkA5hlRQdJqNAIAAAAASUVORK5CYII=',
  'base64',
);
