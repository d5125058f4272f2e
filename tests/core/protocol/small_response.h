#pragma once
#include "core/protocol/parser.h"
#include "core/protocol/small_service.h"

namespace botoscope::test {

/// What a service of the tests answers.
struct SmallResponse {
    std::string body;
    int status = 200;
    http::Headers headers = {};
};

inline http::Response toResponse(const SmallResponse& small)
{
    http::Response response;
    response.status = small.status;
    response.headers = small.headers;
    response.body = std::make_shared<const std::string>(small.body);
    return response;
}

/// Parses an answer of the operation Op, whose output is the shape "Out" unless small.operation says otherwise.
inline Result<Value> parse(SmallService small, const SmallResponse& answer)
{
    if (small.operation.empty()) {
        small.operation = R"("output": {"shape": "Out"})";
    }
    small.input.clear();
    const auto service = build(small);
    const auto parser = protocol::makeParser(service->resolvedProtocol().value(), *service);
    return protocol::parseResponse(*parser.value(), toResponse(answer), *service->operation("Op"));
}

/// A result as one line of JSON, without ResponseMetadata; "error: …" for a failure. Shows the order too.
inline std::string members(const Result<Value>& parsed)
{
    if (!parsed) {
        return "error: " + parsed.error().message;
    }
    Value shown = *parsed;
    shown.erase("ResponseMetadata");
    return writeJson(shown, JsonStyle::Line);
}

/// The whole result as one line of JSON.
inline std::string whole(const Result<Value>& parsed)
{
    return parsed ? writeJson(*parsed, JsonStyle::Line) : "error: " + parsed.error().message;
}

inline std::string metadata(const Result<Value>& parsed)
{
    return parsed ? writeJson((*parsed)["ResponseMetadata"], JsonStyle::Line) : "error: " + parsed.error().message;
}

} // namespace botoscope::test
