#pragma once
#include "core/base/json.h"
#include "core/model/service_model.h"
#include "core/protocol/serializer.h"

#include <gtest/gtest.h>
#include <memory>
#include <stdexcept>
#include <string>

namespace botoscope::test {

/// A model for one test: an operation "Op" whose input is the shape "In". Pieces are JSON texts.
struct SmallService {
    std::string protocol = "json";
    std::string metadata; ///< more metadata entries, e.g. R"("targetPrefix": "T")"
    std::string shapes;   ///< entries of "shapes"
    std::string http = R"({"method": "POST", "requestUri": "/"})";
    std::string input = R"({"shape": "In"})";
    std::string operation; ///< more entries of the operation
};

inline Value json(std::string_view text)
{
    const auto parsed = parseJson(text);
    if (!parsed) {
        throw std::runtime_error(parsed.error().message + " in " + std::string(text));
    }
    return *parsed;
}

inline std::shared_ptr<const model::ServiceModel> build(const SmallService& small)
{
    const auto more = [](const std::string& text) { return text.empty() ? "" : ", " + text; };
    const std::string text = R"({"metadata": {"apiVersion": "2014-01-01", "serviceId": "small", "protocol": ")" +
                             small.protocol + '"' + more(small.metadata) + R"(}, "shapes": {)" + small.shapes +
                             R"(}, "operations": {"Op": {"name": "Op", "http": )" + small.http +
                             (small.input.empty() ? "" : R"(, "input": )" + small.input) + more(small.operation) +
                             "}}}";
    auto built = model::ServiceModel::fromValue("small", json(text));
    if (!built) {
        throw std::runtime_error(built.error().message);
    }
    return *built;
}

/// Serializes JSON parameters for the operation Op.
inline Result<http::RequestDict> serialize(const SmallService& small, const Value& params,
                                           protocol::SerializerOptions options = {})
{
    const auto service = build(small);
    const auto serializer = protocol::makeSerializer(service->resolvedProtocol().value(), options);
    return serializer.value()->serialize(params, *service->operation("Op"));
}

inline Result<http::RequestDict> serialize(const SmallService& small, const char* params)
{
    return serialize(small, json(params));
}

/// The body's bytes, or "error: …".
inline std::string bodyOf(const SmallService& small, const char* params)
{
    const auto request = serialize(small, params);
    return request ? request->body.bytes() : "error: " + request.error().message;
}

/// Lists nested that deep, for hostile input.
inline Value nestedLists(int depth)
{
    Value value = List();
    for (int i = 1; i < depth; ++i) {
        value = Value::array({std::move(value)});
    }
    return value;
}

} // namespace botoscope::test
