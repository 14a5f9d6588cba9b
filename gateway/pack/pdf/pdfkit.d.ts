declare module 'svg-to-pdfkit' {
  interface Options {
    readonly width?: number;
    readonly height?: number;
    readonly assumePt?: boolean;
    readonly fontCallback?: (family: string, isBold: boolean, isItalic: boolean) => string;
  }
  // biome-ignore lint/style/noDefaultExport: that is how the library exports it
  export default function svgToPdf(
    doc: PDFKit.PDFDocument,
    svg: string,
    x: number,
    y: number,
    options?: Options,
  ): void;
}

/** What pdfkit 0.20 takes and its types leave out. */
declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    readonly scope?: 'Column' | 'Row';
    readonly bbox?: readonly [number, number, number, number];
    readonly placement?: 'Block';
  }
}
