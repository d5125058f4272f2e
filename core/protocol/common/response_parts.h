#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/http/message.h"
#include "core/model/shape.h"
#include "core/protocol/common/text_reader.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope::protocol {

/// The body's bytes; empty where there is none.
const std::string& bodyOf(const http::Response& response);

/// A header's value, those of repeated fields joined by ", "; nullopt if absent.
std::optional<std::string> headerValue(const http::Headers& headers, std::string_view name);
/// All headers with lower-case names, repeated fields joined.
Value lowerCaseHeaders(const http::Headers& headers);

/// {"Code": "404", "Message": "Not Found"}: what is known of an error without a body.
Value errorFromStatus(int status);

/// Members that travel in headers and the status (§4.8), appended to out in model order. jsonvalue headers are decoded.
/// Error: ResponseParser.
Result<void> readHeaderMembers(const http::Response& response, const model::Shape& shape, BooleanText booleans,
                               Map& out);

/// RequestId of the JSON and CBOR protocols (x-amzn-requestid) into metadata, if there is one.
void addRequestId(const http::Headers& headers, Value& metadata);
/// ResponseMetadata of the REST protocols: x-amzn-requestid, else x-amz-request-id with x-amz-id-2 as HostId.
Value restMetadata(const http::Headers& headers);

/// "aws.protocols#FooError:http://…" → "FooError": cut at the first ":", then after the last "#".
std::string_view trimErrorCode(std::string_view code);

/// The error that x-amzn-errortype names, trimmed; nullopt without that header.
std::optional<std::string> errorTypeHeader(const http::Headers& headers);

/// A JSON or CBOR body as an error: {"Error": {Message, Code, …}, "ResponseMetadata": {…}}. Code comes from "__type",
/// else it is untyped if not empty, else the status; x-amzn-query-error ("Code;Fault") replaces it and leaves it as
/// QueryErrorCode.
Value errorFromBody(const http::Response& response, const Value& body, std::string untyped = {});

} // namespace botoscope::protocol
