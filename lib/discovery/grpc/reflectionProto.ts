const messages = `
message ServerReflectionRequest {
  string host = 1;
  oneof message_request {
    string file_by_filename = 3;
    string file_containing_symbol = 4;
    string list_services = 7;
  }
}

message ServerReflectionResponse {
  string valid_host = 1;
  ServerReflectionRequest original_request = 2;
  oneof message_response {
    FileDescriptorResponse file_descriptor_response = 4;
    ListServiceResponse list_services_response = 6;
    ErrorResponse error_response = 7;
  }
}

message FileDescriptorResponse { repeated bytes file_descriptor_proto = 1; }
message ListServiceResponse { repeated ServiceResponse service = 1; }
message ServiceResponse { string name = 1; }
message ErrorResponse { int32 error_code = 1; string error_message = 2; }

service ServerReflection {
  rpc ServerReflectionInfo(stream ServerReflectionRequest) returns (stream ServerReflectionResponse);
}
`;

/** Versions of gRPC server reflection, the present one first; they differ in their name alone. */
export const reflectionVersions = ['grpc.reflection.v1', 'grpc.reflection.v1alpha'] as const;

/** As much of grpc/reflection/v1/reflection.proto as it takes to ask for descriptions. */
export function reflectionProto(version: (typeof reflectionVersions)[number]): string {
  return `syntax = "proto3";\npackage ${version};\n${messages}`;
}
