import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** What a subgraph knows of an area: its code. Everything else about it is answered by `mayors`. */
export interface AreaReference {
  readonly code: string;
}

/** A class of its own for each subgraph, because TypeGraphQL hangs field resolvers on the class. */
export function areaReferenceType(): new () => AreaReference {
  @Directive('@key(fields: "code")')
  @ObjectType('Area', { description: 'An area of the United Kingdom, by its ONS code.' })
  class Area implements AreaReference {
    @Field(() => ID, { description: 'ONS (GSS) code, for example E12000007.' })
    readonly code!: string;
  }
  return Area;
}
