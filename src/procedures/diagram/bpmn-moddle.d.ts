// bpmn-moddle 10 types its elements, but not its own entry. Elements are made by name here, so this much is enough.
declare module 'bpmn-moddle' {
  export interface Element {
    readonly $type: string
    readonly id?: string
    // biome-ignore lint/suspicious/noExplicitAny: an element has whatever properties its type in the BPMN schema has
    [property: string]: any
  }
  export class BpmnModdle {
    create(type: string, properties?: Readonly<Record<string, unknown>>): Element
    createAny(name: string, uri: string, properties?: Readonly<Record<string, unknown>>): Element
    toXML(element: Element, options?: { readonly format?: boolean }): Promise<{ xml: string }>
    fromXML(xml: string): Promise<{
      rootElement: Element
      references: readonly { readonly element: Element; readonly property: string; readonly id: string }[]
      warnings: readonly unknown[]
      elementsById: Readonly<Record<string, Element>>
    }>
  }
}
