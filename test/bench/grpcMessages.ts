/** The service of the gRPC benchmark: one unary method. */
export const thingsProto = `syntax = "proto3";
package bench.v1;
service Things { rpc Save(Thing) returns (Thing); }
message Thing { int64 id = 1; string name = 2; double price = 3; bool active = 4; repeated string tags = 5; }
`;

export const method = 'bench.v1.Things/Save';

/** One message in its JSON form. */
export const thingNumber = (id: number) => ({
  id: String(id),
  name: `Thing number ${id}`,
  price: 9.99,
  active: true,
  tags: ['new', 'blue'],
});
