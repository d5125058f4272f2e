#include "core/protocol/common/rest_serializer.h"

#include "core/base/encoding.h"
#include "core/protocol/common/host_prefix.h"
#include "core/protocol/common/python_text.h"
#include "core/protocol/common/rest_header.h"
#include "core/protocol/common/template_text.h"

namespace botoscope::protocol {

/// The parameters, sorted by where they travel.
struct RestSerializer::Parts {
    Map uri; ///< texts by wire name
    KeyedTexts query;
    KeyedTexts headers;
    Map body;
    Failure failure;
};

namespace {

/// "{Key+}" keeps the slashes of its value.
std::string renderUri(std::string_view uri, const Map& values, Failure& failure)
{
    return fillTemplate(
        uri,
        [&](std::string_view label) -> std::optional<std::string> {
            const bool greedy = label.ends_with('+');
            const Value* value = values.find(greedy ? label.substr(0, label.size() - 1) : label);
            return value ? std::optional(percentEncode(value->toString(), greedy ? "/" : "")) : std::nullopt;
        },
        failure);
}

/// URIs and query strings carry blobs as they are.
std::string addressText(const Value& value, const model::ShapeRef& ref, bool milliseconds, Failure& failure)
{
    if (ref.type() == model::ShapeType::Blob) {
        return rawBytes(value, failure);
    }
    return scalarText(value, ref, ScalarRules{TimeFormat::Iso8601, milliseconds, false}, failure);
}

std::vector<std::string> texts(const Value& list)
{
    std::vector<std::string> out;
    for (const Value& item : list.list()) {
        out.push_back(pythonText(item));
    }
    return out;
}

bool isRawPayload(const model::ShapeRef& ref)
{
    return ref.type() == model::ShapeType::Blob || ref.type() == model::ShapeType::String;
}

} // namespace

void RestSerializer::placeQuery(const model::Member& member, const Value& value, Parts& parts) const
{
    const std::string name(member.wireName());
    if (value.isMap()) {
        for (const auto& [key, item] : value.map()) {
            parts.query.setAll(key.str(), item.isList() ? texts(item) : std::vector{pythonText(item)});
        }
        return;
    }
    if (member.ref.type() != model::ShapeType::List) {
        parts.query.set(name, addressText(value, member.ref, m_milliseconds, parts.failure));
        return;
    }
    if (!value.isList()) {
        parts.failure.wrongKind(member.name, "a list", value);
    }
    std::vector<std::string> items;
    for (const Value& item : value.list()) {
        items.push_back(addressText(item, member.ref.shape().listMember, m_milliseconds, parts.failure));
    }
    parts.query.setAll(name, std::move(items));
}

void RestSerializer::placeHeader(const model::Member& member, const Value& value, Parts& parts) const
{
    if (member.ref.type() == model::ShapeType::List && value.isList() && value.list().empty()) {
        return;
    }
    parts.headers.set(std::string(member.wireName()), headerText(value, member.ref, m_milliseconds, parts.failure));
}

void RestSerializer::place(const model::Member& member, const Value& value, Parts& parts) const
{
    switch (member.ref.traits().location) {
    case model::Location::Uri:
        parts.uri.set(Name(member.wireName()), addressText(value, member.ref, m_milliseconds, parts.failure));
        break;
    case model::Location::QueryString:
        placeQuery(member, value, parts);
        break;
    case model::Location::Header:
        placeHeader(member, value, parts);
        break;
    case model::Location::Headers:
        if (!value.isMap()) {
            parts.failure.wrongKind(member.name, "a map", value);
        }
        for (const auto& [key, item] : value.map()) {
            parts.headers.set(std::string(member.wireName()) + key.str(), pythonText(item));
        }
        break;
    case model::Location::Body:
    case model::Location::StatusCode:
        parts.body.append(member.name, value);
        break;
    }
}

void RestSerializer::fillBody(const Value& params, const model::ShapeRef& input, Parts& parts,
                              http::RequestDict& request) const
{
    const model::Shape& shape = input.shape();
    const std::string& payload = input.traits().payload;
    const model::Member* member = payload.empty() ? nullptr : shape.member(payload);
    if (!payload.empty() && !member) {
        parts.failure.report(ErrorCode::ModelDefect, "payload \"" + payload + "\" is no member of " + shape.name.str());
        return;
    }
    std::string body;
    if (member) {
        const Value& value = params[payload];
        if (isRawPayload(member->ref)) {
            request.body = http::Body(value.isNull() ? std::string() : rawBytes(value, parts.failure));
            return;
        }
        body = value.isNull() ? emptyBody() : writeBody(value, member->ref, parts.failure);
    } else if (!parts.body.empty()) {
        body = writeBody(std::move(parts.body), input, parts.failure);
    } else if (needsEmptyBody(shape)) {
        body = emptyBody();
    }
    const std::string type = contentType();
    if (!body.empty() && !type.empty() && !request.headers.contains("Content-Type")) {
        request.headers.add("Content-Type", type);
    }
    request.body = http::Body(std::move(body));
}

Result<http::RequestDict> RestSerializer::serialize(const Value& params, const model::OperationModel& operation) const
{
    Parts parts;
    http::RequestDict request;
    request.method = operation.http.method;
    request.hostPrefix = expandHostPrefix(params, operation, parts.failure);
    const model::Shape* shape = operation.inputShape();
    if (!shape) {
        request.urlPath = operation.http.requestUri;
        return request;
    }
    if (!params.isMap()) {
        parts.failure.wrongKind("input", "a structure", params);
    } else if (nestsDeeperThan(params, maxParameterDepth)) {
        parts.failure.tooDeep();
    }
    if (parts.failure.happened()) {
        return parts.failure.error();
    }
    for (const auto& [key, value] : params.map()) {
        const model::Member* member = shape->member(key);
        if (!member) {
            parts.failure.unknownMember(key, shape->name);
        } else if (!value.isNull()) {
            place(*member, value, parts);
        }
    }
    request.urlPath = renderUri(operation.http.requestUri, parts.uri, parts.failure);
    request.authPath = renderUri(operation.http.authPath, parts.uri, parts.failure);
    for (auto& [name, text] : std::move(parts.headers).pairs()) {
        request.headers.add(name, text);
    }
    fillBody(params, *operation.input, parts, request);
    request.bareQuery = !parts.query.empty();
    request.query = std::move(parts.query).pairs();
    if (parts.failure.happened()) {
        return parts.failure.error();
    }
    return request;
}

} // namespace botoscope::protocol
